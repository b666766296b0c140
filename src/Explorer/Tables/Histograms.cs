using System.Runtime.InteropServices;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Explorer.Tables;

/// <summary>How a feature's values are distributed.</summary>
internal readonly record struct Histogram(byte Member, ushort Feature, double Smallest, double Largest, ReadOnlyMemory<byte> Counts);

/// <summary>histograms: activation_histogram with one row a feature.</summary>
internal static class Histograms
{
    /// <summary>The table that it is made of.</summary>
    public const string Source = "activation_histogram";

    private const string Query = $"SELECT member, feature, low, high, count FROM {Source} ORDER BY member, feature, bin";

    /// <summary>The table's schema.</summary>
    public static ResultTable<Histogram> Schema { get; } = new ResultTable<Histogram>(
        "histograms", "member, feature", "How the values of a live feature are distributed over the evaluated images that activate it: bins of equal width.")
        .Bytes("member", "", "Number of the member, from 0.", row => row.Member)
        .Shorts("feature", "", "Number of the feature (latent) within its member, from 0.", row => row.Feature)
        .Doubles("smallest", "activation", "The first bin's lower edge.", row => row.Smallest)
        .Doubles("largest", "activation", "The last bin's upper edge.", row => row.Largest)
        .Blobs("counts", "images", "Images in each bin, 16 bits each, little-endian.", row => row.Counts);

    /// <summary>Its rows.</summary>
    public static IReadOnlyList<Histogram> Of(ResultDatabase database)
    {
        Answer answer = database.Query(Query);
        return
        [
            .. Enumerable.Range(0, answer.Count)
                .GroupBy(row => (Member: Number.Byte(answer["member"][row]), Feature: Number.Short(answer["feature"][row])))
                .Select(bins => new Histogram(
                    bins.Key.Member, bins.Key.Feature, (double)answer["low"][bins.First()]!, (double)answer["high"][bins.Last()]!,
                    MemoryMarshal.AsBytes<ushort>([.. bins.Select(row => Number.Short(answer["count"][row]))]).ToArray())),
        ];
    }
}
