namespace ResearchPipeline.Evaluation;

/// <summary>
/// How far an evaluation is: a mean of its parts' shares, weighted by how long each takes. Parts run beside each other and report from
/// any thread; the share of the whole only ever grows, and reaches 1.
/// </summary>
/// <param name="report">Told the share of the whole, 0 to 1, and in a few words what is being measured.</param>
/// <param name="parts">Each part's words and weight.</param>
internal sealed class EvaluationProgress(Action<double, string> report, params (string Words, double Weight)[] parts)
{
    private readonly Lock _oneAtATime = new();
    private readonly double[] _shares = new double[parts.Length];
    private readonly double _total = parts.Sum(part => part.Weight);

    /// <summary>Where a part reports its own share, 0 to 1; less than before is passed over.</summary>
    public Action<double> Part(int part) => share =>
    {
        lock (_oneAtATime)
        {
            if (share > _shares[part])
            {
                _shares[part] = Math.Min(1, share);
                bool isDone = _shares.All(one => one == 1);
                report(isDone ? 1 : parts.Select((one, i) => one.Weight * _shares[i]).Sum() / _total, parts[part].Words);
            }
        }
    };
}
