/// The angle between two vectors, and their lengths.
module ResearchPipeline.Metrics.Cosine

open System

let private product (a: ReadOnlySpan<float32>) (b: ReadOnlySpan<float32>) =
    let mutable sum = 0.0

    for i in 0 .. a.Length - 1 do
        sum <- sum + float a[i] * float b[i]

    sum

/// Length |a|, 0 or more.
let norm (a: ReadOnlySpan<float32>) = sqrt (product a a)

/// <a, b> / (|a| |b|), in [-1, 1]; NaN where either is zero.
let between (a: ReadOnlySpan<float32>) (b: ReadOnlySpan<float32>) =
    max -1.0 (min 1.0 (product a b / (norm a * norm b)))
