/// The way from a code to another.
module ResearchPipeline.Metrics.StraightLine

/// (1 - t) a + t b, rounded once from binary64: a itself at t = 0, b at t = 1.
let at (t: float) (a: float32) (b: float32) =
    float32 ((1.0 - t) * float a + t * float b)
