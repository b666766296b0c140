using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>top_examples: the images that activate a feature most.</summary>
internal static class TopExampleTable
{
    private const int Examples = 16;

    /// <summary>The table's schema.</summary>
    public static ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "top_examples", "member, feature, rank", "The 16 evaluated images that activate a feature most; fewer rows where fewer images activate it, none for a dead feature.")
        .Member(row => row.Member)
        .Feature(row => row.Feature)
        .Bytes("rank", "", "Place by value, from 1 for the largest; of equal values the lower image first.", row => row.Rank)
        .Image(row => row.Image)
        .Floats("value", "activation", "The feature's value for the image.", row => row.Value);

    public static Row[] Rows(FeatureStatistics[] statistics) => statistics
        .SelectMany((of, member) => of.Activations.SelectMany((activations, f) => activations
            .OrderByDescending(activation => activation.Value)
            .ThenBy(activation => activation.Image)
            .Take(Examples)
            .Select((activation, place) => new Row((byte)member, (ushort)f, (byte)(place + 1), activation.Image, activation.Value))))
        .ToArray();

    internal readonly record struct Row(byte Member, ushort Feature, byte Rank, ushort Image, float Value);
}
