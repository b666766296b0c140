using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>Features that no evaluated image activates, or almost none: dead, dead_share and rare in the summary, from the codes.</summary>
internal sealed class DeadFeatures : Measure
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodesSparsely)];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) => subject.Statistics.SelectMany((of, member) => Lines((byte)member, of));

    internal static IEnumerable<SummaryLine> Lines(byte member, FeatureStatistics statistics)
    {
        double[] frequencies = [.. statistics.Activity.Select(activity => activity.Frequency)];
        return
        [
            SummaryLine.Of(member, "dead", frequencies.Count(frequency => frequency == 0), "features"),
            SummaryLine.Of(member, "dead_share", ActivationFrequency.deadShare(frequencies), "1"),
            SummaryLine.Of(member, "rare", frequencies.Count(frequency => frequency < ActivationFrequency.Rare), "features"),
        ];
    }
}
