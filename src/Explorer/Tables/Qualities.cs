using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Explorer.Tables;

/// <summary>How well an image comes out again.</summary>
internal readonly record struct Quality(byte? Member, ushort Image, float Mse, float? Pearson);

/// <summary>qualities: reconstruction with what the page shows of it.</summary>
internal static class Qualities
{
    /// <summary>The table that it is made of.</summary>
    public const string Source = "reconstruction";

    private const string Query = $"SELECT member, image, mse, pearson FROM {Source} ORDER BY member NULLS LAST, image";

    /// <summary>The table's schema.</summary>
    public static ResultTable<Quality> Schema { get; } = new ResultTable<Quality>(
        "qualities", "member, image", "How well each member, and the mean of all of them, reconstructs each evaluated image.")
        .OptionalBytes("member", "", "Number of the member, from 0; NULL for the ensemble.", row => row.Member)
        .Shorts("image", "", "Number of the evaluated image, from 0.", row => row.Image)
        .Floats("mse", "intensity²", "Mean over pixels of the squared error.", row => row.Mse)
        .OptionalFloats("pearson", "1", "Pearson's correlation over pixels of image and reconstruction; NULL where either is constant.", row => row.Pearson);

    /// <summary>Its rows.</summary>
    public static IReadOnlyList<Quality> Of(ResultDatabase database)
    {
        Answer answer = database.Query(Query);
        return
        [
            .. Enumerable.Range(0, answer.Count).Select(row => new Quality(
                answer["member"][row] is null ? null : Number.Byte(answer["member"][row]), Number.Short(answer["image"][row]),
                Number.Float(answer["mse"][row])!.Value, Number.Float(answer["pearson"][row]))),
        ];
    }
}
