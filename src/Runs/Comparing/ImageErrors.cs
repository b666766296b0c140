using ResearchPipeline.Data.Tables;
using ResearchPipeline.Files;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>What is known of each evaluated image of a run: a number a measure, the mean over members, and that of the ensemble.</summary>
internal sealed class ImageErrors
{
    private const string Table = "reconstruction";
    private readonly Dictionary<(string Model, string Metric), double[]> _values;

    private ImageErrors(Dictionary<(string Model, string Metric), double[]> values, long[] labels) => (_values, Labels) = (values, labels);

    /// <summary>The measures that are known by image.</summary>
    public static IReadOnlyList<string> Metrics { get; } = ["mse", "pearson"];

    /// <summary>The images' labels, in order.</summary>
    public IReadOnlyList<long> Labels { get; }

    /// <summary>Those of a folder of evaluation; null where it has no such table.</summary>
    /// <exception cref="DataException">The table cannot be read.</exception>
    public static ImageErrors? Of(string folder)
    {
        if (DirectoryEntry.KindOf(Path.Combine(folder, ResultTable.FileNameOf(Table))) != EntryKind.File)
        {
            return null;
        }

        using ResultDatabase database = new();
        database.AddTables(folder, [Table]);
        Answer answer = database.Query("SELECT model, image, any_value(label) AS label, avg(mse) AS mse, CASE WHEN count(pearson) = count(*) THEN avg(pearson) END AS pearson FROM reconstruction GROUP BY model, image ORDER BY model, image");
        IGrouping<string, int>[] models = [.. Enumerable.Range(0, answer.Count).GroupBy(row => (string)answer["model"][row]!)];
        return models.Length == 0 ? null : new(
            models.SelectMany(model => Metrics.Select(metric => (Key: (model.Key, metric), Values: model.Select(row => (double?)answer[metric][row] ?? double.NaN).ToArray()))).ToDictionary(of => of.Key, of => of.Values),
            [.. models[0].Select(row => (long)answer["label"][row]!)]);
    }

    /// <summary>A measure of every image; null where the model has none.</summary>
    public IReadOnlyList<double>? Find(string model, string metric) => _values.GetValueOrDefault((model, metric));
}
