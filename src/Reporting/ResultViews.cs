using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Reporting;

/// <summary>The result tables among a stage's inputs as tables of a database, and the queries of a template over them.</summary>
internal sealed class ResultViews : IDisposable
{
    private const string TableSuffix = ".parquet";
    private readonly Template _template;
    private readonly HashSet<string> _views = [];

    /// <summary>
    /// Opens the tables among files by name, "evaluate/summary.parquet"; no other file can become one. Those of arms, "half-sum.2.measure/summary.parquet",
    /// are one table together, arms_summary, with the columns arm and seed before their own.
    /// </summary>
    /// <param name="template">Has the queries.</param>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="settings">Everything that was chosen, which queries read as the table specification (key, piece, word, number).</param>
    /// <param name="compared">What the study compares, which queries read as the table arms (arm, label, place); and what each arm chooses as arm_specification, where a key is "ARM KEY".</param>
    /// <param name="dataset">Has the names of the classes, which queries read as the table class_names (label, name), and the size of an image, which they read as the one row of image_shape (rows, columns, channels, pixels).</param>
    public ResultViews(
        Template template, IReadOnlyDictionary<string, string> inputs, IReadOnlyDictionary<string, ReportedSetting> settings, IReadOnlyList<ReportedArm> compared, ReportedDataset dataset)
    {
        _template = template;
        Database.AddClassNames("class_names", dataset.ClassNames);
        Database.AddView("image_shape", FormattableString.Invariant(
            $"SELECT {dataset.Image.Rows} AS rows, {dataset.Image.Columns} AS columns, {dataset.Image.Channels} AS channels, {dataset.Image.Pixels} AS pixels"));
        Database.AddPieces("specification", settings.SelectMany(setting => setting.Value.Pieces.Select((piece, place) => (setting.Key, place, piece.Word, piece.Number))));
        Database.AddNames("arms", compared.Select(arm => (arm.Name, arm.Label)));
        Database.AddPieces("arm_specification", compared.SelectMany(arm => arm.Settings.SelectMany(setting => setting.Value.Pieces.Select((piece, place) => ($"{arm.Name} {setting.Key}", place, piece.Word, piece.Number)))));
        ILookup<bool, (string Stage, string Table, string Path)> tables = inputs
            .Where(input => input.Key.EndsWith(TableSuffix, StringComparison.Ordinal))
            .Select(input => (Stage: input.Key.Split('/')[0], Table: Path.GetFileName(input.Key)[..^TableSuffix.Length], input.Value))
            .ToLookup(table => IsOfArm(table.Stage));
        foreach (ResultTable lacking in template.LackedBy(inputs.Keys))
        {
            Database.AddEmpty(lacking.Name, lacking.Columns);
        }

        foreach ((_, string table, string path) in tables[false])
        {
            Database.AddTable(table, path);
        }

        // Where nothing is compared: a query over arms has no rows then.
        foreach (string table in tables[false].Select(table => table.Table).Union(template.Tables.Select(table => table.Name)))
        {
            Database.AddView(OfArms(table), $"SELECT ''::VARCHAR AS arm, 0::UBIGINT AS seed, * FROM {ResultDatabase.Identifier(table)} WHERE false");
        }

        Dictionary<string, (string Arm, ulong Seed)> runs = compared.SelectMany(arm => arm.Seeds.Select(seed => (arm.Name, seed))).ToDictionary(run => $"{run.Name}.{run.seed}", run => run);
        foreach (IGrouping<string, (string Stage, string Table, string Path)> table in tables[true].GroupBy(table => table.Table))
        {
            Database.AddUnion(OfArms(table.Key), [.. table.Select(one => (Run: runs[one.Stage[..one.Stage.LastIndexOf('.')]], one.Path)).Select(one => (one.Run.Arm, one.Run.Seed, one.Path))]);
        }
    }

    private static string OfArms(string table) => $"arms_{table}";

    public ResultDatabase Database { get; } = new();

    /// <summary>The answer of a query of the template, "queries/report/summary.sql"; the views that it names are there.</summary>
    public Answer Query(string file)
    {
        AddViewsOf(file);
        return Database.Query(File.ReadAllText(_template.PathOf(file)));
    }

    /// <summary>Whether a file, or a stage, is of an arm: "half-sum.2.measure".</summary>
    internal static bool IsOfArm(string input) => input.Split('/')[0].Contains('.', StringComparison.Ordinal);

    public void Dispose() => Database.Dispose();

    // A view may name others. One that no query names may be of tables that nobody has.
    private void AddViewsOf(string file)
    {
        foreach (string view in _template.ViewsNamedIn(file).Where(_views.Add))
        {
            if (_template.Tables.Any(table => table.Name == Path.GetFileNameWithoutExtension(view)))
            {
                throw new ReportingException($"{view} is named as a result table is, and would stand in its place; give it another name.");
            }

            AddViewsOf(view);
            Database.AddView(Path.GetFileNameWithoutExtension(view), File.ReadAllText(_template.PathOf(view)));
        }
    }
}
