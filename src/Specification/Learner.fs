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

/// What is learned.
type Aim =
    | Reconstruct of Autoencoder
    /// The label of an image, by softmax over its classes.
    | Classify

/// Whether what was learned below goes on learning.
type Tuning =
    | Frozen
    | FineTuned

/// What learns, and from what: a tree whose leaves are pixels.
type Learner =
    {
        Input: Representation
        Aim: Aim
        Training: Training
    }

/// What a learner is shown.
and Representation =
    | Pixels
    | CodesOf of Learner * Tuning

module Learner =
    /// The same with another autoencoder; a classifier stays as it is.
    let reconstructing (change: Autoencoder -> Autoencoder) (learner: Learner) =
        match learner.Aim with
        | Reconstruct autoencoder ->
            { learner with
                Aim = Reconstruct(change autoencoder)
            }
        | Classify -> learner
