namespace ResearchPipeline.Bench.Products;

/// <summary>The three products of a dense layer, with x batch × inputs, W outputs × inputs and δ batch × outputs, all row after row.</summary>
internal enum ProductForm
{
    /// <summary>x·Wᵀ.</summary>
    Forward,

    /// <summary>δ·W.</summary>
    Backward,

    /// <summary>δᵀ·x.</summary>
    Gradient,
}
