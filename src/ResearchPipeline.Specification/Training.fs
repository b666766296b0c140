namespace ResearchPipeline.Specification

/// Adam (Kingma and Ba, 2015, algorithm 1).
type Adam =
    { LearningRate: float
      Beta1: float
      Beta2: float
      Epsilon: float }

/// What happens at the end of an epoch to features that were silent for all of it.
type SilentFeatures =
    | LeaveSilent
    /// Restart each from the residual of a badly reconstructed training image: the image is drawn with
    /// probability proportional to its squared error, the row is the residual scaled to `Scale` times
    /// the mean norm of the live rows, and its Adam moments return to zero.
    | ResampleFromResiduals of scale: float

/// How an ensemble learns: all members see the same batches.
type Training =
    { Members: int
      Epochs: int
      BatchSize: int
      Optimizer: Adam
      /// Weight λ of the consistency term in the loss; 0 trains the members independently.
      ConsistencyWeight: float
      SilentFeatures: SilentFeatures }
