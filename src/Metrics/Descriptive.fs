/// Summaries of a list of numbers. Sums run in the given order, in binary64.
module ResearchPipeline.Metrics.Descriptive

open System

/// Arithmetic mean; NaN of nothing.
let mean (values: float[]) =
    let mutable sum = 0.0

    for value in values do
        sum <- sum + value

    sum / float values.Length

/// Variance with divisor n - 1; NaN below two values.
let variance (values: float[]) =
    let centre = mean values
    let mutable sum = 0.0

    for value in values do
        sum <- sum + (value - centre) * (value - centre)

    if values.Length < 2 then
        nan
    else
        sum / float (values.Length - 1)

/// Its square root.
let standardDeviation values = sqrt (variance values)

/// Quantile p in [0, 1] by linear interpolation between order statistics (Hyndman and Fan 1996, type 7); NaN of nothing.
let quantile (p: float) (values: float[]) =
    if values.Length = 0 then
        nan
    else
        let sorted = Array.sort values
        let position = p * float (sorted.Length - 1)
        let below = int (Math.Floor position)
        let above = min (below + 1) (sorted.Length - 1)
        sorted[below] + (position - float below) * (sorted[above] - sorted[below])
