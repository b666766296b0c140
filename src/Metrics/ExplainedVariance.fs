/// Fraction of variance unexplained, numerator and denominator summed separately over the whole evaluated set:
/// never a mean of ratios, and so independent of any batch.
module ResearchPipeline.Metrics.ExplainedVariance

/// FVU = Σ_i |x_i - x^_i|² / Σ_i |x_i - mean|²: 0 for perfect reconstructions, 1 for the mean image; NaN without variance.
let fractionUnexplained (squaredErrors: float[]) (squaredDeviations: float[]) =
    let variance = Descriptive.mean squaredDeviations

    if variance = 0.0 then
        nan
    else
        Descriptive.mean squaredErrors / variance

/// 1 - FVU.
let explained squaredErrors squaredDeviations =
    1.0 - fractionUnexplained squaredErrors squaredDeviations
