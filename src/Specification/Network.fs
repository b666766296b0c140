namespace ResearchPipeline.Specification

/// What an elementwise layer makes of its input.
type Activation =
    | Identity
    | Relu
    | Sigmoid
    | Tanh

/// Which additive terms the encoder and the decoder learn.
type Bias =
    | NoBias
    | EncoderAndDecoder

/// How the weights start.
type Initialization =
    /// A matrix with orthonormal columns (rows, when there are fewer latents than inputs), as it is drawn.
    | Orthogonal
    /// The same with the sign of each row chosen so that its product with the mean training image is not
    /// positive. Signs keep the columns orthonormal; a feature then starts as a contrast, not as one more mean.
    | OrthogonalAgainstMean
    /// Uniform between ±√(6 / (inputs + outputs)) (Glorot and Bengio, 2010, equation 16).
    | Glorot
    /// Normal around 0.
    | Normal of deviation: float
    /// As ZCA whitens what is learned from: of its covariance U Λ Uᵀ, the encoder is U (Λ + ridge)^(-1/2) Uᵀ and the decoder the inverse of
    /// that (Bell and Sejnowski, 1997). Nothing is drawn.
    | Whitening of ridge: float

/// The code of an input: what stands between encoder and decoder.
type Code =
    /// The k largest pre-activations, the others 0 (Makhzani and Frey, 2013). Where codes are features of something else,
    /// `encodingFactor` times k of them are kept (section 2.2 there).
    | KLargest of k: Schedule<int> * encodingFactor: float
    /// Of a batch of n inputs the k times n largest pre-activations, the others 0: an input has as many as it needs, k on average
    /// (BatchTopK; Bussmann, Leask and Nanda, 2024). After training a fixed threshold stands for the batch.
    | KLargestOfBatch of k: Schedule<int>
    | Activated of Activation
    /// Mean and logarithm of the variance of a normal distribution, from which the code is drawn (Kingma and Welling, 2014). Whoever
    /// learns from such codes sees the means.
    | Gaussian

/// How a code of largest numbers selects after it was learned, whatever it was learned by: what is learned and what is selected can be told
/// apart.
type Selection =
    /// As it was learned: the k largest of each image, or a threshold where it was learned by batches.
    | AsLearned
    /// What is at least a threshold, fixed on images that were learned from so that these have k on average.
    | AboveThreshold
    /// The k largest numbers of each image.
    | KLargestOfEach

/// What makes an input of a code again.
type Decoder =
    /// The transpose of the encoder; of a Gaussian code, of the weights of its means.
    | Tied
    /// The same with a function at its end: x^ = f(Wᵀ z + b).
    | TiedActivated of output: Activation
    /// The same with a scale of its own before the function: x^ = f(s (Wᵀ z + b)), where s is one learned number that begins at 1. It is
    /// no weight, so weight decay leaves it alone.
    | TiedScaled of output: Activation
    | Untied of output: Activation

module Decoder =
    /// Whether its weights are those of the encoder.
    let isTied decoder =
        match decoder with
        | Tied
        | TiedActivated _
        | TiedScaled _ -> true
        | Untied _ -> false

    /// The function at its end.
    let output decoder =
        match decoder with
        | Tied -> Identity
        | TiedActivated output
        | TiedScaled output
        | Untied output -> output

/// What is taken from an input before it is encoded.
type Centring =
    | Uncentred
    /// The mean μ of the inputs that are learned from: x - μ is encoded, and the decoder's bias begins at μ. What is learned, as from inputs
    /// with a mean of 0, is only how they differ.
    | AroundMean

/// A layer before the code, with its mirror image after it.
type HiddenLayer = { Units: int; Activation: Activation }

/// An autoencoder without what it learns by.
type Network =
    {
        Centring: Centring
        /// From the input towards the code.
        Hidden: HiddenLayer array
        Latents: int
        Code: Code
        Selection: Selection
        Decoder: Decoder
        Bias: Bias
        Initialization: Initialization
    }

module Network =
    /// How its learned codes select, said in full: never as learned, and nothing where they select nothing.
    let selection network =
        match network.Code, network.Selection with
        | KLargest _, AsLearned -> Some KLargestOfEach
        | KLargestOfBatch _, AsLearned -> Some AboveThreshold
        | (KLargest _ | KLargestOfBatch _), selection -> Some selection
        | (Activated _ | Gaussian), _ -> None

    /// Whether its learned codes keep what is at least a threshold.
    let isAboveThreshold network = selection network = Some AboveThreshold

    /// Whether its learned codes keep as many numbers of each image.
    let isKLargestOfEach network = selection network = Some KLargestOfEach
