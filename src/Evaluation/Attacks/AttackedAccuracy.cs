using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Attacks;

/// <summary>How often a member names the right class of images that were changed.</summary>
/// <param name="Member">Who judges.</param>
/// <param name="Attack">One of <see cref="AttackNames"/>.</param>
/// <param name="Epsilon">The largest change of a pixel that is allowed.</param>
/// <param name="CraftedOn">The member whose gradients were followed; null where nobody's were.</param>
internal sealed record AttackedAccuracy(byte Member, string Attack, double Epsilon, byte? CraftedOn)
{
    private readonly List<bool> _right = [];
    private readonly List<double> _changes = [];

    public int Images => _right.Count;

    /// <summary>Share of the images whose class is named.</summary>
    public double Accuracy => Descriptive.mean([.. _right.Select(right => right ? 1.0 : 0.0)]);

    /// <summary>Largest change of a pixel that was made, of each image.</summary>
    public double[] Changes => [.. _changes];

    public void Add(bool right, double change)
    {
        _right.Add(right);
        _changes.Add(change);
    }
}
