/// On how many pixels a feature rests.
module ResearchPipeline.Metrics.EffectiveSupport

open System

/// (Σ w²)² / Σ w⁴, the participation ratio (Bell and Dean 1970): n for n weights of equal size among zeros, so 1 for a single pixel and
/// 784 for a feature that is even over an image of 28 x 28 pixels. In [1, weights]; NaN where all weights are zero.
let ofWeights (weights: ReadOnlySpan<float32>) =
    let mutable squares = 0.0
    let mutable fourthPowers = 0.0

    for i in 0 .. weights.Length - 1 do
        let square = float weights[i] * float weights[i]
        squares <- squares + square
        fourthPowers <- fourthPowers + square * square

    squares * squares / fourthPowers
