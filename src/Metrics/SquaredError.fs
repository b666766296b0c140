/// How far reconstructions are from images.
module ResearchPipeline.Metrics.SquaredError

open System

/// |x - x^|² of one image, summed over its pixels in order.
let ofImage (image: ReadOnlySpan<float32>) (reconstruction: ReadOnlySpan<float32>) =
    let mutable sum = 0.0

    for d in 0 .. image.Length - 1 do
        let difference = float image[d] - float reconstruction[d]
        sum <- sum + difference * difference

    sum

/// MSE = Σ |x - x^|² / (N D), from each image's squared error.
let mean (squaredErrors: float[]) (pixels: int) =
    Descriptive.mean squaredErrors / float pixels
