namespace ResearchPipeline.Specification

/// Which additive terms the encoder and the decoder learn.
type Bias =
    /// z = top-k(W x), x^ = Wᵀ z
    | NoBias
    /// z = top-k(W x + b), x^ = Wᵀ z + c
    | EncoderAndDecoder

/// How the weights start.
type Initialization =
    /// A matrix with orthonormal columns (rows, when there are fewer latents than pixels), as it is drawn.
    | Orthogonal
    /// The same with the sign of each row chosen so that its product with the mean training image is not
    /// positive. Signs keep the columns orthonormal; a feature then starts as a contrast, not as one more mean.
    | OrthogonalAgainstMean

/// A k-sparse autoencoder with tied weights (Makhzani and Frey, 2013): W is `Latents` x 784.
type Model =
    {
        Latents: int
        /// Latents that stay active for an image: the k largest pre-activations.
        K: int
        Bias: Bias
        Initialization: Initialization
    }
