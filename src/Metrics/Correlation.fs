/// Pearson's correlation over the pixels of one image.
module ResearchPipeline.Metrics.Correlation

open System

/// From sums of squares and of products of what is centred.
let internal ofSums (xx: float) (yy: float) (xy: float) =
    if xx = 0.0 || yy = 0.0 then
        nan
    else
        max -1.0 (min 1.0 (xy / sqrt (xx * yy)))

/// In [-1, 1]; NaN where either side is constant, in which case it is undefined. Centred before it is multiplied.
let pearson (x: ReadOnlySpan<float32>) (y: ReadOnlySpan<float32>) =
    let count = float x.Length
    let mutable sumX = 0.0
    let mutable sumY = 0.0

    for i in 0 .. x.Length - 1 do
        sumX <- sumX + float x[i]
        sumY <- sumY + float y[i]

    let meanX = sumX / count
    let meanY = sumY / count
    let mutable xx = 0.0
    let mutable yy = 0.0
    let mutable xy = 0.0

    for i in 0 .. x.Length - 1 do
        let dx = float x[i] - meanX
        let dy = float y[i] - meanY
        xx <- xx + dx * dx
        yy <- yy + dy * dy
        xy <- xy + dx * dy

    ofSums xx yy xy
