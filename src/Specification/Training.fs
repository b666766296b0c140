namespace ResearchPipeline.Specification

/// Adam (Kingma and Ba, 2015, algorithm 1).
type Adam =
    {
        LearningRate: float
        Beta1: float
        Beta2: float
        Epsilon: float
    }

/// How the learning rate changes over a run.
type RateSchedule =
    | ConstantRate
    /// Constant until the last `share` of all steps, in which it falls in equal steps towards 0.
    | LinearToZero of share: float

/// What happens at the end of an epoch, but the last, to features that were silent for all of it.
type SilentFeatures =
    | LeaveSilent
    /// Restart each from the residual of a badly reconstructed training image: the image is drawn with
    /// probability proportional to its squared error, the residual loses its part along the mean image and
    /// becomes the row, scaled to `scale` times the mean norm of the live rows. A feature counts as silent when at
    /// most `maximumFrequency` of the epoch's images activate it: 0 takes the word literally.
    | RestartFromResiduals of maximumFrequency: float * scale: float

/// Which weights a run returns.
type Averaging =
    /// Those of the last step.
    | LastStep
    /// Their exponential moving average over steps (Kingma and Ba, 2015, section 7.2, beside the plain mean of Polyak and
    /// Juditsky, 1992): it does not touch the learning.
    | Exponential of decay: float

/// What features that no image has needed for long learn from, step by step.
type AuxiliaryLoss =
    | NoAuxiliaryLoss
    /// "AuxK" (Gao et al., 2024, section 2.4, without the normalisation and the ReLU of their code): of the features that were in no code for the last
    /// `silentImages` images, those with the up to `latents` largest pre-activations reconstruct what the reconstruction of the image
    /// leaves over. The mean squared error of that, times `coefficient`, joins the loss; nothing but silent features learns from it.
    | AuxK of silentImages: int * latents: int * coefficient: float

/// What becomes of the norms of W's rows, one row a feature.
type RowNorms =
    /// They are learned.
    | LearnedNorms
    /// After every step each is the root mean square of them at the start, √min(1, pixels / latents).
    | NormsOfTheStart

/// How an ensemble learns: all members see the same batches.
type Training =
    {
        Members: int
        Epochs: int
        BatchSize: int
        Optimizer: Adam
        RateSchedule: RateSchedule
        /// Weight λ of the consistency term in the loss; 0 trains the members independently.
        ConsistencyWeight: float
        SilentFeatures: SilentFeatures
        AuxiliaryLoss: AuxiliaryLoss
        RowNorms: RowNorms
        Averaging: Averaging
    }
