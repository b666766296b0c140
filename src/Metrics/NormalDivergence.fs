/// How far the distribution of a code is from the standard normal one (Kingma and Welling 2014, appendix B).
module ResearchPipeline.Metrics.NormalDivergence

open System

/// ½ (μ² + (eˢ - 1) - s) in nats, of one latent with mean μ and log-variance s. `exponentialLessOne` is eˢ - 1, which near s = 0 must not be
/// taken as a difference: what is left there of a latent that says nothing would be rounding.
let ofLatent (exponentialLessOne: Func<float, float>) (mean: float32) (logVariance: float32) =
    let m, s = float mean, float logVariance
    0.5 * (m * m + (exponentialLessOne.Invoke s - s))

/// The sum over independent latents, in order.
let ofCode
    (exponentialLessOne: Func<float, float>)
    (means: ReadOnlySpan<float32>)
    (logVariances: ReadOnlySpan<float32>)
    =
    let mutable sum = 0.0

    for j in 0 .. means.Length - 1 do
        sum <- sum + ofLatent exponentialLessOne means[j] logVariances[j]

    sum
