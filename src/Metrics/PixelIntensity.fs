/// How light an image is, and how much its pixels differ.
module ResearchPipeline.Metrics.PixelIntensity

open System

/// Mean over the pixels, summed in order.
let mean (image: ReadOnlySpan<float32>) =
    let mutable sum = 0.0

    for d in 0 .. image.Length - 1 do
        sum <- sum + float image[d]

    sum / float image.Length

/// Variance over the pixels, with their number as divisor: the mean squared error of an image of the mean intensity alone. 0 of a constant
/// image.
let variance (image: ReadOnlySpan<float32>) =
    let centre = mean image
    let mutable sum = 0.0

    for d in 0 .. image.Length - 1 do
        let difference = float image[d] - centre
        sum <- sum + difference * difference

    sum / float image.Length
