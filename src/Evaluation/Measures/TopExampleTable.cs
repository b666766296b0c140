using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>top_examples: the images that activate a feature most, from the features' statistics.</summary>
internal sealed class TopExampleTable : TableMeasure<TopExampleTable.Row>
{
    private const int Examples = 16;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodesSparsely)];

    /// <inheritdoc/>
    public override Turn Turn => Turn.OnceShown;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "top_examples", "member, feature, rank", "The 16 evaluated images that activate a feature most; fewer rows where fewer images activate it, none for a dead feature.")
        .Member(row => row.Member)
        .Feature(row => row.Feature)
        .Bytes("rank", "", "Place by value, from 1 for the largest; of equal values the lower image first.", row => row.Rank)
        .Image(row => row.Image)
        .Floats("value", "activation", "The feature's value for the image.", row => row.Value);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Rows(subject.Statistics);

    internal static Row[] Rows(FeatureStatistics[] statistics) => statistics
        .SelectMany((of, member) => of.Activations.SelectMany((activations, f) => activations
            .OrderByDescending(activation => activation.Value)
            .ThenBy(activation => activation.Image)
            .Take(Examples)
            .Select((activation, place) => new Row((byte)member, (ushort)f, (byte)(place + 1), activation.Image, activation.Value))))
        .ToArray();

    internal readonly record struct Row(byte Member, ushort Feature, byte Rank, ushort Image, float Value);
}
