namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>An operand that is brought into another form, part by part, before it is multiplied. Parts are independent of each other.</summary>
internal interface IParts
{
    /// <summary>Number of parts.</summary>
    int Parts { get; }

    /// <summary>Makes one; called from any thread.</summary>
    void Make(int part);
}
