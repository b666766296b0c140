using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Explorer.Tables;

/// <summary>How often the images of a class activate a feature.</summary>
internal readonly record struct ClassRate(byte Member, ushort Feature, byte Label, ushort Activations, float? Q);

/// <summary>rates: the counts behind class_patterns, from which the page makes shares and their uncertainty.</summary>
internal static class ClassRates
{
    /// <summary>The table that it is made of.</summary>
    public const string Source = "class_patterns";

    /// <summary>The table with the sizes of classes.</summary>
    public const string Sizes = "dataset_classes";

    /// <summary>The counts of every feature by class. A share is a count over a size, rounded once: the count comes back exactly.</summary>
    public const string Query = $"""
        SELECT member, feature, label, round(coalesce(rate, 0) * images)::INTEGER AS activations, images, q_value
        FROM {Source} JOIN (SELECT label, images FROM {Sizes} WHERE split = 'evaluated') USING (label)
        ORDER BY member, feature, label
        """;

    /// <summary>The table's schema.</summary>
    public static ResultTable<ClassRate> Schema { get; } = new ResultTable<ClassRate>(
        "rates", "member, feature, label", "How many evaluated images of each class activate a feature.")
        .Bytes("member", "", "Number of the member, from 0.", row => row.Member)
        .Shorts("feature", "", "Number of the feature (latent) within its member, from 0.", row => row.Feature)
        .Bytes("label", "", "The class.", row => row.Label)
        .Shorts("activations", "images", "Evaluated images of the class that activate the feature.", row => row.Activations)
        .OptionalFloats("q_value", "1", "The lowest false discovery rate at which the feature stands out for the class (Benjamini and Hochberg); NULL where there is none.", row => row.Q);

    /// <summary>Its rows.</summary>
    public static IReadOnlyList<ClassRate> Of(ResultDatabase database)
    {
        Answer answer = database.Query(Query);
        return
        [
            .. Enumerable.Range(0, answer.Count).Select(row => new ClassRate(
                Number.Byte(answer["member"][row]), Number.Short(answer["feature"][row]), Number.Byte(answer["label"][row]),
                Number.Short(answer["activations"][row]), Number.Float(answer["q_value"][row]))),
        ];
    }
}
