using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>Features that were restarted while a member learned, one that restarted twice counted twice: restarted in the summary, from the curves.</summary>
internal sealed class Restarts : Measure
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasHistory)];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject)
    {
        TrainingCurves curves = ((IHasHistory)subject.Model).Curves;
        return Enumerable.Range(0, curves.Members).Select(member => SummaryLine.Of((byte)member, "restarted", curves.RestartedInAll(member), "features"));
    }
}
