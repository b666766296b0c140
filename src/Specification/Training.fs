namespace ResearchPipeline.Specification

/// Adam (Kingma and Ba, 2015, algorithm 1).
type Adam =
    {
        LearningRate: float
        Beta1: float
        Beta2: float
        Epsilon: float
    }

/// How parameters follow gradients.
type Optimizer =
    | Adam of Adam
    /// Gradient descent with momentum (Polyak, 1964).
    | Momentum of rate: Schedule<float> * momentum: Schedule<float>
    /// The same with the gradient of where momentum alone would lead (Nesterov, 1983, as in Sutskever et al., 2013, equations 3 and 4).
    | Nesterov of rate: Schedule<float> * momentum: Schedule<float>
    /// L-BFGS (Liu and Nocedal, 1989), on all images at once.
    | Lbfgs of history: int * iterations: int

/// Which of the study's training images a learner learns from.
type ImagesUsed =
    | AllImages
    /// The first of them, so that fewer are some of more.
    | First of count: int
    /// The first of each class, in the order in which they lie, so that fewer are again some of more: what few labels are. An epoch shows
    /// each of them once, so that it has fewer steps the fewer there are: how many epochs a learner takes is another choice for each count.
    | FirstOfEachClass of count: int

/// What products are computed with.
type Precision =
    /// binary32 alone: the bits that every device gives.
    | Single
    /// Products of numbers of 16 bits over parameters of binary32. Engines do not agree on their bits: nothing learned so is promised again. No engine takes it yet.
    | Mixed

/// The images of one step.
type Batch =
    | Size of int
    | Full

/// How the learning rate changes over a run.
type RateSchedule =
    | ConstantRate
    /// Constant until the last `share` of all steps, in which it falls in equal steps towards 0.
    | LinearToZero of share: float
    /// In step t of n, times (1 + cos(π (t - 1) / n)) / 2 (Loshchilov and Hutter, 2017, equation 5, without restarts).
    | CosineToZero

/// Which weights a run returns.
type Averaging =
    /// Those of the last step.
    | LastStep
    /// Their exponential moving average over steps (Kingma and Ba, 2015, section 7.2, beside the plain mean of Polyak and
    /// Juditsky, 1992): it does not touch the learning.
    | Exponential of decay: float

/// How anything learns. All members see the same batches.
type Training =
    {
        Members: int
        /// Each learner of a stack has its own.
        Images: ImagesUsed
        /// 0 only below another learner: what keeps its first weights is what learned ones are compared with, tuned further or as random features.
        Epochs: int
        Batch: Batch
        Optimizer: Optimizer
        RateSchedule: RateSchedule
        /// Weight of half the sum of all squared weights in the loss; biases are no weights. 0 adds nothing.
        WeightDecay: float
        Averaging: Averaging
        Precision: Precision
    }
