using ResearchPipeline.Data.Tables;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Explorer.Tables;

/// <summary>What a feature's counts by class say of it.</summary>
internal readonly record struct Activity(byte Member, ushort Feature, int Activations, double Frequency, byte? TopClass, double? Selectivity);

/// <summary>activity: of sparse codes whose features have no table of their own, because no single layer makes images of them, when they are active.</summary>
internal static class ClassActivity
{
    /// <summary>The table that has all of it and more, where there is one.</summary>
    public const string Better = "features";

    /// <summary>The table's schema.</summary>
    public static ResultTable<Activity> Schema { get; } = new ResultTable<Activity>(
        "activity", "member, feature", "When each feature is active over the evaluated images.")
        .Bytes("member", "", "Number of the member, from 0.", row => row.Member)
        .Shorts("feature", "", "Number of the feature (latent) within its member, from 0.", row => row.Feature)
        .Integers("activations", "images", "Evaluated images that activate the feature.", row => row.Activations)
        .Doubles("frequency", "1", "Their share of all evaluated images.", row => row.Frequency)
        .OptionalDoubles("log10_frequency", "1", "Decimal logarithm of frequency; NULL for a dead feature.", row => row.Activations == 0 ? null : Math.Log10(row.Frequency))
        .Flags("dead", "Whether no evaluated image activates it.", row => row.Activations == 0)
        .OptionalBytes("top_class", "", "The class with the highest activation rate, the lower one of equals; NULL for a dead feature.", row => row.TopClass)
        .OptionalDoubles("selectivity", "1", "(r_max - r_rest) / (r_max + r_rest), with r_max the rate of top_class and r_rest the mean rate of the other classes that have evaluated images; NULL for a dead feature, and where a single class has images.", row => row.Selectivity);

    /// <summary>Its rows.</summary>
    public static IReadOnlyList<Activity> Of(ResultDatabase database)
    {
        Answer answer = database.Query(ClassRates.Query);
        return
        [
            .. Enumerable.Range(0, answer.Count)
                .GroupBy(row => (Member: Number.Byte(answer["member"][row]), Feature: Number.Short(answer["feature"][row])))
                .Select(rows => Of(rows.Key.Member, rows.Key.Feature, [.. rows.Select(row => (Number.Byte(answer["label"][row]), (int)Number.Short(answer["activations"][row]), (int)Number.Short(answer["images"][row])))])),
        ];
    }

    private static Activity Of(byte member, ushort feature, (byte Label, int Activations, int Images)[] classes)
    {
        double[] rates = [.. Enumerable.Repeat(double.NaN, classes.Max(one => one.Label) + 1)];
        foreach ((byte label, int activations, int images) in classes)
        {
            rates[label] = ClassPattern.rate(activations, images);
        }

        int active = classes.Sum(one => one.Activations);
        double selectivity = ClassPattern.selectivity(rates);
        return new(member, feature, active, active / (double)classes.Sum(one => one.Images), (byte?)ClassPattern.topClass(rates), double.IsFinite(selectivity) ? selectivity : null);
    }
}
