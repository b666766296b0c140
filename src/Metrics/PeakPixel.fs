/// Where features are strongest.
module ResearchPipeline.Metrics.PeakPixel

/// The pixel of the largest |w|, the lowest of equals; -1 where all weights are zero.
let ofWeights (weights: float32[]) =
    let mutable peak = -1
    let mutable largest = 0.0f

    for pixel in 0 .. weights.Length - 1 do
        if abs weights[pixel] > largest then
            largest <- abs weights[pixel]
            peak <- pixel

    peak

/// How many features have their peak at each pixel.
let counts (pixels: int) (features: float32[][]) =
    let counts = Array.zeroCreate<int> pixels

    for weights in features do
        let peak = ofWeights weights

        if peak >= 0 then
            counts[peak] <- counts[peak] + 1

    counts
