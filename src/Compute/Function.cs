namespace ResearchPipeline.Compute;

/// <summary>Functions of one number, each of them as <c>Functions/</c> defines it.</summary>
public enum Function
{
    /// <summary>x, where it is above 0; else +0. NaN stays NaN.</summary>
    Relu,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>eˣ.</summary>
    Exponential,

    /// <summary>ln(1 + eˣ).</summary>
    Softplus,

    /// <summary>ln x.</summary>
    Logarithm,

    /// <summary>|x|.</summary>
    Absolute,
}
