namespace ResearchPipeline.Specification

/// Makes its input again from a code.
type Autoencoder =
    {
        Network: Network
        Corruption: Corruption
        Loss: Loss
        Penalties: Penalties
        AuxiliaryLoss: AuxiliaryLoss
        SilentFeatures: SilentFeatures
        RowNorms: RowNorms
    }

/// Names the class of an image, by softmax over all classes. Dropout is inverted (Srivastava et al., 2014): what stays is divided by
/// 1 - share, and nothing is left out after training.
type Classifier =
    {
        /// Share of the values left out of the images that enter what learns, in [0, 1).
        InputDropout: float
        /// Share of the values left out of every layer of codes that learns below the softmax, in [0, 1); where the codes are frozen, of
        /// those that the classifier sees.
        CodeDropout: float
    }

/// What is learned.
type Aim =
    | Reconstruct of Autoencoder
    | Classify of Classifier

/// Whether what was learned below goes on learning.
type Tuning =
    | Frozen
    /// All of it, down to the pixels.
    | FineTuned

/// What learns, and from what: a tree whose leaves are pixels.
type Learner =
    {
        Input: Representation
        Aim: Aim
        Training: Training
    }

/// What a learner is shown. A member learns from the codes or reconstructions of the member with its number, or of the only one.
and Representation =
    | Pixels
    | CodesOf of Learner * Tuning
    /// What a learner that learns no more makes of images again: as many numbers as an image has, whatever it saw itself.
    | ReconstructionsOf of Learner

module Learner =
    /// The learner whose codes or reconstructions another is shown; none where that is shown pixels.
    let below (learner: Learner) =
        match learner.Input with
        | Pixels -> None
        | CodesOf(deeper, _)
        | ReconstructionsOf deeper -> Some deeper

    /// Where every choice stands at its default, and what has none is as small as can be: other learners are made of it, so that a
    /// new choice has one value to be given.
    let plainAutoencoder =
        {
            Network =
                {
                    Centring = Uncentred
                    Hidden = [||]
                    Latents = 1
                    Code = KLargest(Constant 1, 1.0)
                    Selection = AsLearned
                    Decoder = Tied
                    Bias = NoBias
                    Initialization = Orthogonal
                }
            Corruption = Clean
            Loss = MeanSquaredError
            Penalties =
                {
                    Consistency = 0.0
                    L1 = 0.0
                    MeanActivation = None
                    Prior = 0.0
                }
            AuxiliaryLoss = NoAuxiliaryLoss
            SilentFeatures = LeaveSilent
            RowNorms = LearnedNorms
        }

    /// A classifier that leaves nothing out.
    let plainClassifier =
        {
            InputDropout = 0.0
            CodeDropout = 0.0
        }

    /// Adam with the values of its authors.
    let standardAdam =
        {
            LearningRate = 1e-3
            Beta1 = 0.9
            Beta2 = 0.999
            Epsilon = 1e-8
        }

    /// A plain autoencoder of pixels that sees each image once.
    let plain =
        {
            Input = Pixels
            Aim = Reconstruct plainAutoencoder
            Training =
                {
                    Members = 1
                    Images = AllImages
                    Epochs = 1
                    Batch = Size 1
                    Optimizer = Adam standardAdam
                    RateSchedule = ConstantRate
                    WeightDecay = 0.0
                    Averaging = LastStep
                    Precision = Single
                }
        }

    /// The same with another autoencoder; a classifier stays as it is.
    let reconstructing (change: Autoencoder -> Autoencoder) (learner: Learner) =
        match learner.Aim with
        | Reconstruct autoencoder ->
            { learner with
                Aim = Reconstruct(change autoencoder)
            }
        | Classify _ -> learner
