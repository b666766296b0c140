using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>How local the features of a dictionary are: median_support and median_spread in the summary, over its live features.</summary>
internal sealed class FeatureLocality : Measure
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasAtoms)];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) =>
        Capability.OfMembers<IHasAtoms>(subject.Model).SelectMany((member, i) => Lines((byte)i, member.Features, subject.Statistics[i], subject.Kind.Shape));

    /// <param name="member">The member.</param>
    /// <param name="features">Its features, F × pixels.</param>
    /// <param name="statistics">Which of them live: those that some evaluated image activates.</param>
    /// <param name="image">The shape of an image.</param>
    internal static SummaryLine[] Lines(byte member, Matrix features, FeatureStatistics statistics, ImageShape image)
    {
        int[] live = [.. Enumerable.Range(0, features.Rows).Where(feature => statistics.Activity[feature].Count > 0 && Cosine.norm(features.Row(feature)) > 0)];
        return
        [
            SummaryLine.Of(member, "median_support", Descriptive.quantile(0.5, Array.ConvertAll(live, feature => EffectiveSupport.ofWeights(features.Row(feature)))), "pixels"),
            SummaryLine.Of(member, "median_spread", Descriptive.quantile(0.5, Array.ConvertAll(live, feature => SpatialSpreadModule.ofWeights(image.Rows, image.Columns, features.Row(feature)).Spread)), "pixels"),
        ];
    }
}
