namespace ResearchPipeline.Compute.Torch;

/// <summary>What came of a study that was learned once, with one seed in one kind of numbers.</summary>
/// <param name="Seed">Of weights, batches and all that is drawn.</param>
/// <param name="Numbers">One of <see cref="Torch.Numbers.Names"/>.</param>
/// <param name="Steps">Steps of all its learners.</param>
/// <param name="LeftOut">Of these, those that a gradient which is no number left out: by the loss scale of fp16.</param>
/// <param name="LossScale">What losses are multiplied by in the end, the smallest of all members and learners; 1 where none is used.</param>
/// <param name="Measures">By name; none where losses were no numbers in the end.</param>
internal sealed record PrecisionRun(ulong Seed, string Numbers, long Steps, int LeftOut, double LossScale, IReadOnlyDictionary<string, double> Measures)
{
    /// <summary>Whether nothing could be measured, because the loss is no number.</summary>
    public bool IsDiverged => Measures.Count == 0;

    /// <summary>A measure; NaN where there is none.</summary>
    public double Of(string measure) => Measures.GetValueOrDefault(measure, double.NaN);
}
