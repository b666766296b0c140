namespace ResearchPipeline.Evaluation;

/// <summary>
/// How far an evaluation is: a mean of its parts' shares, weighted by how long each takes. Parts run beside each other and report from
/// any thread; the share of the whole only ever grows, and reaches 1.
/// </summary>
/// <param name="report">Told the share of the whole, 0 to 1, and in a few words what is being measured.</param>
/// <param name="parts">The parts.</param>
internal sealed class EvaluationProgress(Action<double, string> report, params EvaluationPart[] parts)
{
    private readonly Lock _oneAtATime = new();
    private readonly double[] _shares = new double[parts.Length];
    private readonly double _total = parts.Sum(part => part.Weight);

    /// <summary>Where a part reports its own share, 0 to 1; less than before is passed over.</summary>
    public Action<double> Of(EvaluationPart part)
    {
        int place = Array.IndexOf(parts, part);
        return share =>
        {
            lock (_oneAtATime)
            {
                if (share > _shares[place])
                {
                    _shares[place] = Math.Min(1, share);
                    bool isDone = _shares.All(one => one == 1);
                    report(isDone ? 1 : parts.Select((one, i) => one.Weight * _shares[i]).Sum() / _total, part.Words);
                }
            }
        };
    }

    /// <summary>Says that all is done, parts too that the model had no use for.</summary>
    public void End()
    {
        foreach (EvaluationPart part in parts)
        {
            Of(part)(1);
        }
    }
}
