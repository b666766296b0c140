namespace ResearchPipeline.Evaluation.Probes;

/// <summary>Images as a probe sees them.</summary>
/// <param name="Columns">What is seen of them.</param>
/// <param name="Labels">Their classes.</param>
internal sealed record ProbedImages(CodeColumns Columns, ReadOnlyMemory<byte> Labels)
{
    /// <summary>Which of them are of a class.</summary>
    public bool[] AreOf(byte label) => Array.ConvertAll(Labels.ToArray(), own => own == label);
}
