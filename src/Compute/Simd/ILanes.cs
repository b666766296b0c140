namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// One register of binary32 lanes. Kernels are written once against it and compiled once for each width; a lane never
/// looks at its neighbours, so the width cannot show in a result.
/// </summary>
internal unsafe interface ILanes<TVector>
    where TVector : unmanaged
{
    static abstract int Count { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(TVector vector, float* target);

    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    static abstract TVector Root(TVector a);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>Adds the square of each lane, in binary64, to Count accumulators.</summary>
    static abstract void AddSquares(TVector vector, double* accumulators);

    /// <summary>The sign of each lane turned.</summary>
    static abstract TVector Negate(TVector a);

    /// <summary>Each lane without its sign.</summary>
    static abstract TVector Absolute(TVector a);

    /// <summary>All bits of a lane where a = b, else none.</summary>
    static abstract TVector Equal(TVector a, TVector b);

    /// <summary>All bits of a lane where a &gt; b, else none.</summary>
    static abstract TVector Greater(TVector a, TVector b);

    /// <summary>All bits of a lane where a ≥ b, else none.</summary>
    static abstract TVector GreaterOrEqual(TVector a, TVector b);

    /// <summary>Of each bit that of a where the mask has a one, else that of b.</summary>
    static abstract TVector Select(TVector mask, TVector a, TVector b);

    /// <summary>Adds bit patterns as integers, lane by lane, to sums that a register of this type carries.</summary>
    static abstract TVector AddBits(TVector sums, TVector values);

    /// <summary>The same with each pattern multiplied by <see cref="ParameterHash.Mix"/> of its index: <paramref name="index"/> for lane 0.</summary>
    static abstract TVector AddMixedBits(TVector sums, TVector values, uint index);

    /// <summary>The sum, modulo 2³², of sums that a register carries.</summary>
    static abstract uint SumBits(TVector sums);

    /// <summary>Maps lanes to integers that sort alike: -0 as +0, NaN below every number.</summary>
    static abstract void StoreSortKeys(TVector vector, int* target);

    /// <summary>Which of Count keys are at least the threshold: bit l for lane l.</summary>
    static abstract uint AtLeast(int* keys, int threshold);

    /// <summary>Of each lane the value where its key is at least the threshold, else +0.</summary>
    static abstract TVector WhereAtLeast(int* keys, int threshold, TVector value);
}
