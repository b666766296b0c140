/// How far errors lie below the brightest a pixel can be.
module ResearchPipeline.Metrics.PeakSignalToNoise

/// 10 log10(1 / mse) in dB, for pixels from 0 to 1; NaN where the error is 0, of which there is none. `log` is the natural logarithm to
/// use: the platform's own differs between machines.
let ofError (log: System.Func<float, float>) (mse: float) =
    if mse > 0.0 then
        10.0 * (-log.Invoke mse / log.Invoke 10.0)
    else
        nan
