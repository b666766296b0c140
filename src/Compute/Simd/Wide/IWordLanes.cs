namespace ResearchPipeline.Compute.Simd.Wide;

/// <summary>
/// The lanes of <see cref="IWideLanes{TWide}"/> as integers of 64 bits. A lane may hold a pair of words or of binary32 numbers: the earlier one low, as it lies in memory.
/// </summary>
internal unsafe interface IWordLanes<TWide>
    where TWide : unmanaged
{
    static abstract TWide BroadcastBits(ulong bits);

    /// <summary>Lane l is <paramref name="first"/> + l.</summary>
    static abstract TWide Ascending(ulong first);

    static abstract TWide And(TWide a, TWide b);

    static abstract TWide Or(TWide a, TWide b);

    static abstract TWide Xor(TWide a, TWide b);

    /// <summary>Towards the low end; zeros come in.</summary>
    static abstract TWide ShiftDown(TWide a, int bits);

    /// <summary>Towards the high end; zeros come in.</summary>
    static abstract TWide ShiftUp(TWide a, int bits);

    /// <summary>The low words' products, of 64 bits.</summary>
    static abstract TWide MultiplyWords(TWide a, TWide b);

    /// <summary>All bits of a lane where a ≥ b as integers below 2⁶³, else none.</summary>
    static abstract TWide AtLeast(TWide a, TWide b);

    /// <summary>Integers below 2⁵² as binary64 numbers.</summary>
    static abstract TWide Number(TWide integers);

    /// <summary>Binary64 numbers, each rounded to binary32, in pairs.</summary>
    static abstract TWide Pairs(TWide earlier, TWide later);

    /// <summary>Stores the lanes in turn: first, second, first, second …</summary>
    static abstract void StoreInTurn(TWide first, TWide second, float* target);
}
