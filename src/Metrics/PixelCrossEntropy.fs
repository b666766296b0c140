/// How well probabilities of white fit an image.
module ResearchPipeline.Metrics.PixelCrossEntropy

open System

/// A probability closer to 0 or 1 counts as this far from it.
[<Literal>]
let Margin = 1e-7

/// Σ -(x log x^ + (1 - x) log(1 - x^)) over the pixels of one image in order, x^ held to [1e-7, 1 - 1e-7]; in nats where `log` is the
/// natural logarithm: the platform's own differs between machines. Least, and not 0, where x^ = x.
let ofImage (log: Func<float, float>) (image: ReadOnlySpan<float32>) (reconstruction: ReadOnlySpan<float32>) =
    let mutable sum = 0.0

    for d in 0 .. image.Length - 1 do
        let x = float image[d]
        let probability = max Margin (min (1.0 - Margin) (float reconstruction[d]))

        if x > 0.0 then
            sum <- sum - x * log.Invoke probability

        if x < 1.0 then
            sum <- sum - (1.0 - x) * log.Invoke(1.0 - probability)

    sum
