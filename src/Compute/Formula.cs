namespace ResearchPipeline.Compute;

/// <summary>
/// Formulas of up to three numbers a, b, c and a weight w, with every rounding where it stands: fma(x, y, z) is x·y + z rounded once, every other
/// operation is rounded by itself.
/// </summary>
public enum Formula
{
    /// <summary>a.</summary>
    Copy,

    /// <summary>w·a.</summary>
    Scaled,

    /// <summary>a - b.</summary>
    Difference,

    /// <summary>w·(a - b).</summary>
    ScaledDifference,

    /// <summary>fma(w, a, b).</summary>
    ScaledSum,

    /// <summary>fma(a, b, c).</summary>
    ProductSum,

    /// <summary>fma(-a, b, c).</summary>
    LessProduct,

    /// <summary>fma(w, a - b, b): b moves towards a.</summary>
    Moved,

    /// <summary>+0 where b is 0, else a·b.</summary>
    Masked,

    /// <summary>a where it is at least w, else +0.</summary>
    AtLeast,

    /// <summary>a·(b·(1 - b)): the slope a behind a sigmoid that gave b.</summary>
    BehindSigmoid,

    /// <summary>a·fma(-b, b, 1): the slope a behind a hyperbolic tangent that gave b.</summary>
    BehindTanh,

    /// <summary>a where b is above 0, else +0: the slope a behind a rectifier that gave b.</summary>
    BehindRelu,

    /// <summary>a + w where b is above 0, a - w where it is below, else a: the slope of w·|b| added.</summary>
    AddSign,

    /// <summary>½·(a·b·c + w·fma(c, c, -1)) as 0.5·fma(w, fma(c, c, -1), a·b·c): the slope of a log-variance of which c is the deviation, b the noise and a the slope of the sample.</summary>
    BehindDeviation,

    /// <summary>½·(fma(a, a, fma(c, c, -1)) - b): the divergence of a normal distribution with mean a, log-variance b and deviation c from the standard one.</summary>
    NormalDivergence,
}
