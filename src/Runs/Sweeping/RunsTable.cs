using ResearchPipeline.Data.Tables;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>
/// runs.parquet: a row for each run of a sweep, in the order of its plan, with every setting and every measure. Nothing of it depends on when,
/// where or by whom the runs were made, so the same plan gives the same bytes.
/// </summary>
internal static class RunsTable
{
    /// <summary>The table's name.</summary>
    public const string Name = "runs";

    /// <summary>How the description of a column begins that is of a choice.</summary>
    public const string OfSetting = "The setting ";

    /// <summary>What is in a row.</summary>
    /// <param name="Planned">The run.</param>
    /// <param name="Settings">All that it chose.</param>
    /// <param name="Measures">Its summary; null where it has no results.</param>
    /// <param name="Weights">SHA-256 of what it learned; "" where it has no such file.</param>
    internal sealed record Row(PlannedRun Planned, IReadOnlyDictionary<string, Specification.Settings.TypedValue> Settings, RunMeasures? Measures, string Weights);

    /// <summary>The row of a run.</summary>
    public static Row RowOf(SweepPlan plan, PlannedRun run, RunMeasures? measures, string weights) =>
        new(run, Specification.Settings.typed(ChangedStudy.Of(plan.Written, run.Settings)), measures, weights);

    /// <summary>The row of a run that was looked for.</summary>
    public static Row RowOf(SweepPlan plan, PlannedRun run, FoundRun? found) => RowOf(plan, run, found?.Measures, found?.Weights ?? "");

    /// <summary>Writes the table into a folder.</summary>
    public static void Write(string folder, SweepPlan plan, IReadOnlyList<Row> rows)
    {
        Study study = plan.Written;
        ParquetFile.Write(folder, SchemaOf(rows), rows, new Provenance(study.Name, $"A sweep over: {StudyModule.title(study)}", plan.Fingerprint, study.Seed, ReportStage.Version));
    }

    /// <summary>How many runs of the table in a folder have results; 0 where there is none that can be read.</summary>
    public static int DoneIn(string folder)
    {
        string file = Path.Combine(folder, ResultTable.FileNameOf(Name));
        if (DirectoryEntry.KindOf(file) != EntryKind.File)
        {
            return 0;
        }

        try
        {
            using ResultDatabase database = new();
            database.AddTable(Name, file);
            return database.Query($"SELECT done FROM {Name}").Of<bool>("done").Count(done => done);
        }
        catch (DataException)
        {
            return 0;
        }
    }

    /// <summary>The columns: what the run is, every key of its settings, every measure, each kind in ordinal order.</summary>
    public static ResultTable<Row> SchemaOf(IReadOnlyList<Row> rows)
    {
        ResultTable<Row> table = new ResultTable<Row>(Name, "run", "The runs of a sweep, one a row, in the order of its plan. A column named as a setting is that; every other number is a measure of the summary, as docs/results.md defines it.")
            .Texts("run", "The name of its folder.", row => row.Planned.Run)
            .Texts("tag", "What people call it; unique in the sweep.", row => row.Planned.Tag)
            .Texts("arm", "The same without its seed: runs that differ in their seed alone have it in common.", row => row.Planned.Arm)
            .Flags("done", "Whether it has results; of one that has not, every measure is NULL.", row => row.Measures is not null)
            .Texts("weights", "SHA-256 of the weights that it learned, train/weights.safetensors in its folder; empty where it has none.", row => row.Weights);
        table = rows.SelectMany(row => row.Settings.Keys).Distinct().Order(StringComparer.Ordinal).Aggregate(table, (so, key) => WithSetting(so, rows, key));
        return MeasuresOf(rows).Aggregate(table, WithMeasure);
    }

    private static ResultTable<Row> WithSetting(ResultTable<Row> table, IReadOnlyList<Row> rows, string key) =>
        rows.All(row => !row.Settings.TryGetValue(key, out Specification.Settings.TypedValue? value) || NumberOf(value) is not null)
            ? table.OptionalDoubles(key, "1", $"{OfSetting}{key}; NULL where the run has no such choice.", row => row.Settings.TryGetValue(key, out Specification.Settings.TypedValue? value) ? NumberOf(value) : null)
            : table.Texts(key, $"{OfSetting}{key}; empty where the run has no such choice.", row => row.Settings.TryGetValue(key, out Specification.Settings.TypedValue? value) ? string.Join(' ', value.Words) : "");

    private static double? NumberOf(Specification.Settings.TypedValue value) => value.Values switch
    {
        [int whole] => whole,
        [double number] => number,
        [float number] => number,
        _ => null,
    };

    private static IEnumerable<(string Model, string Metric, string Unit, bool IsOfSeveral)> MeasuresOf(IReadOnlyList<Row> rows) => rows
        .SelectMany(row => row.Measures?.All ?? [])
        .GroupBy(measure => (measure.Model, measure.Metric))
        .Select(group => (group.Key.Model, group.Key.Metric, group.First().Unit, group.Any(measure => measure.Values.Count > 1)))
        .OrderBy(measure => measure.Model == RunMeasures.Member ? 0 : 1).ThenBy(measure => measure.Model, StringComparer.Ordinal).ThenBy(measure => measure.Metric, StringComparer.Ordinal);

    private static ResultTable<Row> WithMeasure(ResultTable<Row> table, (string Model, string Metric, string Unit, bool IsOfSeveral) measure)
    {
        (string model, string metric, string unit, bool isOfSeveral) = measure;
        string name = model == RunMeasures.Member ? metric : $"{model}.{metric}";
        table = table.OptionalDoubles(name, unit, $"{metric} of {model}{(isOfSeveral ? ", mean over members" : "")}; NULL where it is undefined or was not measured.", row => Find(row)?.Mean);
        return !isOfSeveral ? table : table.OptionalDoubles($"{name}.sd", unit, $"Standard deviation of {metric} over members, divisor n − 1.", row => Find(row) is Measure found ? Deviation(found.Values) : null);

        Measure? Find(Row row) => row.Measures?.All.FirstOrDefault(of => of.Model == model && of.Metric == metric);
    }

    private static double? Deviation(IReadOnlyList<double> values) => values.Count < 2 ? null : Math.Sqrt(values.Sum(value => (value - values.Average()) * (value - values.Average())) / (values.Count - 1));
}
