namespace ResearchPipeline.Specification

/// What is done to an input before it is encoded; the loss compares with the input as it was.
type Corruption =
    | Clean
    /// Each value is set to 0 with this probability (Vincent et al., 2008).
    | Masking of share: float
    /// Normal noise is added.
    | Noise of deviation: float

/// How a reconstruction is compared with its input.
type Loss =
    /// (x - x^)², mean over the values of an input and over inputs.
    | MeanSquaredError
    /// Σ (x - x^)² over the values of an input, mean over inputs.
    | SumOfSquares
    /// Half of that.
    | HalfSumOfSquares
    /// Σ -(x log x^ + (1 - x) log (1 - x^)) over the values of an input, mean over inputs.
    | CrossEntropy

/// β Σ KL(ρ ‖ ρ^) over the units of a code, where ρ^ is a unit's mean activation over the batch and
/// KL(ρ ‖ ρ^) = ρ log (ρ / ρ^) + (1 - ρ) log ((1 - ρ) / (1 - ρ^)) (Ng, 2011, "Sparse autoencoder", section 3).
type MeanActivation =
    {
        /// The wanted mean activation, between 0 and 1.
        Rho: float
        Beta: float
    }

/// What is added to the loss; a weight of 0 adds nothing.
type Penalties =
    {
        /// Weight λ of the mean squared difference between members' codes.
        Consistency: float
        /// Weight of Σ |z| over a code, mean over inputs.
        L1: float
        MeanActivation: MeanActivation option
        /// Weight of the Kullback-Leibler divergence of a Gaussian code from the standard normal distribution, summed over the code, mean
        /// over inputs.
        Prior: float
    }

/// What features that no image has needed for long learn from, step by step.
type AuxiliaryLoss =
    | NoAuxiliaryLoss
    /// "AuxK" (Gao et al., 2024, section 2.4, without the normalisation and the ReLU of their code): of the features that were in no code for the last
    /// `silentImages` images, those with the up to `latents` largest pre-activations reconstruct what the reconstruction of the image
    /// leaves over. The mean squared error of that, times `coefficient`, joins the loss; nothing but silent features learns from it.
    | AuxK of silentImages: int * latents: int * coefficient: float

/// What happens at the end of an epoch, but the last, to features that were silent for all of it.
type SilentFeatures =
    | LeaveSilent
    /// Restart each from the residual of a badly reconstructed training image: the image is drawn with
    /// probability proportional to its squared error, the residual loses its part along the mean image and
    /// becomes the row, scaled to `scale` times the mean norm of the live rows. A feature counts as silent when at
    /// most `maximumFrequency` of the epoch's images activate it: 0 takes the word literally.
    | RestartFromResiduals of maximumFrequency: float * scale: float

/// What becomes of the norms of the encoder's rows, one row a feature.
type RowNorms =
    /// They are learned.
    | LearnedNorms
    /// After every step each is the root mean square of them at the start, √min(1, inputs / latents).
    | NormsOfTheStart
