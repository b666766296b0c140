namespace ResearchPipeline.Evaluation.Measures;

/// <summary>When something is measured. A model and a backend are shown one thing at a time, so what asks for more of them than was computed before waits for its turn.</summary>
internal enum Turn
{
    /// <summary>After what stands before it in the list, because it may show the model images, or have the backend compute.</summary>
    InOrder,

    /// <summary>Beside all others from the beginning on, because one thread takes long over it. It asks for nothing that a model or a backend computes.</summary>
    FromTheBeginning,

    /// <summary>Beside the others once the model was shown the images that judge. Of all that a model or a backend computes, it asks for the codes and reconstructions of these alone.</summary>
    OnceShown,
}
