using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>How far members' reconstructions are from that of the whole: diversity in the summary, from the pass over the evaluated images.</summary>
internal sealed class Diversity : Measure
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasMembers<IReconstructs>), typeof(IReconstructs)];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) => subject.Test.Ensemble is null
        ? []
        : [SummaryLine.Of(null, "diversity", SquaredError.mean(subject.Test.Spread, subject.Kind.Pixels), "intensity²")];
}
