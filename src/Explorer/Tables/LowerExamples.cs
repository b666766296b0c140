using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Explorer.Tables;

/// <summary>An image that activates a feature, but not most.</summary>
internal readonly record struct LowerExample(byte Member, ushort Feature, byte Percent, ushort Image, float Value);

/// <summary>lower_examples: what activates a feature below its sixteen top images, at lower quantiles of its values.</summary>
internal static class LowerExamples
{
    /// <summary>The table that it is made of.</summary>
    public const string Source = "codes";

    // Two neighbours at each quantile, counted from the largest value down; those among the top examples are left out.
    private const string Query = $"""
        WITH ordered AS (
            SELECT member, feature, image, value,
                row_number() OVER (PARTITION BY member, feature ORDER BY value DESC, image) AS place,
                count(*) OVER (PARTITION BY member, feature) AS active
            FROM {Source} WHERE value <> 0)
        SELECT member, feature, percent, image, value
        FROM ordered, (VALUES (75), (50), (25), (5)) AS quantiles (percent)
        WHERE place > 16 AND place BETWEEN active * (100 - percent) // 100 AND active * (100 - percent) // 100 + 1
        ORDER BY member, feature, percent DESC, place
        """;

    /// <summary>The table's schema.</summary>
    public static ResultTable<LowerExample> Schema { get; } = new ResultTable<LowerExample>(
        "lower_examples", "member, feature, percent, image", "Two evaluated images at each of four quantiles of a feature's values over the images that activate it.")
        .Bytes("member", "", "Number of the member, from 0.", row => row.Member)
        .Shorts("feature", "", "Number of the feature (latent) within its member, from 0.", row => row.Feature)
        .Bytes("percent", "%", "The quantile: so many of the images that activate the feature have a smaller value.", row => row.Percent)
        .Shorts("image", "", "Number of the evaluated image, from 0.", row => row.Image)
        .Floats("value", "activation", "The feature's value for the image.", row => row.Value);

    /// <summary>Its rows.</summary>
    public static IReadOnlyList<LowerExample> Of(ResultDatabase database)
    {
        Answer answer = database.Query(Query);
        return
        [
            .. Enumerable.Range(0, answer.Count).Select(row => new LowerExample(
                Number.Byte(answer["member"][row]), Number.Short(answer["feature"][row]), Number.Byte(answer["percent"][row]),
                Number.Short(answer["image"][row]), Number.Float(answer["value"][row])!.Value)),
        ];
    }
}
