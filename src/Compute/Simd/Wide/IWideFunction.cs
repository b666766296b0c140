namespace ResearchPipeline.Compute.Simd.Wide;

/// <summary>A function of <see cref="Function"/>, lane by lane.</summary>
internal interface IWideFunction
{
    /// <summary>Whether what is no number stays what it is, bit for bit.</summary>
    static abstract bool KeepsNaN { get; }

    /// <summary>The value in binary64, of binary32 numbers, before it is rounded once.</summary>
    static abstract TWide Of<TWide, TLanes>(TWide x)
        where TWide : unmanaged
        where TLanes : IWideLanes<TWide>;
}
