using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Attacks;

/// <summary>How often a member names the right class of images that were changed.</summary>
/// <param name="member">Who judges.</param>
/// <param name="attack">One of <see cref="AttackNames"/>.</param>
/// <param name="epsilon">The largest change of a pixel that is allowed.</param>
/// <param name="craftedOn">The member whose gradients were followed; null where nobody's were.</param>
internal sealed class AttackedAccuracy(byte member, string attack, double epsilon, byte? craftedOn)
{
    private readonly List<bool> _right = [];
    private readonly List<double> _changes = [];

    public byte Member => member;

    public string Attack => attack;

    public double Epsilon => epsilon;

    public byte? CraftedOn => craftedOn;

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
