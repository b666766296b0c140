namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>A formula of <see cref="Formula"/>, lane by lane.</summary>
internal interface ILaneFormula<TVector>
    where TVector : unmanaged
{
    /// <summary>How many of a, b and c it looks at.</summary>
    static abstract int Operands { get; }

    static abstract TVector Of(TVector w, TVector a, TVector b, TVector c);
}
