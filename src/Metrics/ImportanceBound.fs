/// A lower bound on the log-likelihood of an image, from codes z_1 … z_K that are drawn from its posterior q:
/// ln (1/K Σ p(x|z_k) p(z_k) / q(z_k|x)) (Burda, Grosse and Salakhutdinov 2016, "Importance weighted autoencoders", equation 8).
module ResearchPipeline.Metrics.ImportanceBound

open System

/// ln p(z) - ln q(z|x) in nats: p is standard normal, q has independent latents. Their factors of 2π cancel.
let logRatio
    (code: ReadOnlySpan<float32>)
    (means: ReadOnlySpan<float32>)
    (deviations: ReadOnlySpan<float>)
    (logVariances: ReadOnlySpan<float32>)
    =
    let mutable sum = 0.0

    for j in 0 .. code.Length - 1 do
        let z = float code[j]
        let noise = (z - float means[j]) / deviations[j]
        sum <- sum + 0.5 * (noise * noise + float logVariances[j] - z * z)

    sum

/// ln (1/K Σ e^v), from K logarithms v of any size: the largest is taken out of the sum, which runs in the given order.
let logMean (exponential: Func<float, float>) (logarithm: Func<float, float>) (values: ReadOnlySpan<float>) =
    let mutable largest = Double.NegativeInfinity

    for value in values do
        largest <- max largest value

    let mutable sum = 0.0

    for value in values do
        sum <- sum + exponential.Invoke(value - largest)

    largest + logarithm.Invoke(sum / float values.Length)
