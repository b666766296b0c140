namespace ResearchPipeline.Compute.Simd.Wide;

/// <summary>
/// One register of binary64 lanes: half as many as there are binary32 lanes in one of the same width. As with <see cref="ILanes{TVector}"/>, kernels are written once against
/// it, and a lane never looks at its neighbours.
/// </summary>
internal unsafe interface IWideLanes<TWide> : IWordLanes<TWide>
    where TWide : unmanaged
{
    static abstract int Count { get; }

    /// <summary>Count binary32 numbers, widened.</summary>
    static abstract TWide Load(float* source);

    /// <summary>Each lane rounded to binary32.</summary>
    static abstract void Store(TWide wide, float* target);

    /// <summary>The same, but where the source is no number, its bits.</summary>
    static abstract void StoreWhereNumber(TWide wide, float* source, float* target);

    static abstract TWide LoadWide(double* source);

    static abstract void StoreWide(TWide wide, double* target);

    static abstract TWide Broadcast(double value);

    static abstract TWide Add(TWide a, TWide b);

    static abstract TWide Subtract(TWide a, TWide b);

    static abstract TWide Multiply(TWide a, TWide b);

    static abstract TWide Divide(TWide a, TWide b);

    static abstract TWide Root(TWide a);

    static abstract TWide Floor(TWide a);

    static abstract TWide Negate(TWide a);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract TWide MultiplyAdd(TWide a, TWide b, TWide c);

    /// <summary>Each lane rounded to binary32, and widened again.</summary>
    static abstract TWide Round(TWide a);

    /// <summary>All bits of a lane where a = b, else none.</summary>
    static abstract TWide Equal(TWide a, TWide b);

    /// <summary>All bits of a lane where a &gt; b, else none.</summary>
    static abstract TWide Greater(TWide a, TWide b);

    /// <summary>Of each bit that of a where the mask has a one, else that of b.</summary>
    static abstract TWide Select(TWide mask, TWide a, TWide b);

    /// <summary>2ⁿ, where a lane is n + 1.5·2⁵², so that n stands in its lowest bits.</summary>
    static abstract TWide PowerOfTwo(TWide shifted);

    /// <summary>e of a positive normal 2ᵉ·m with m in [1, 2).</summary>
    static abstract TWide Exponent(TWide a);

    /// <summary>m of a positive normal 2ᵉ·m with m in [1, 2).</summary>
    static abstract TWide Mantissa(TWide a);
}
