using System.Globalization;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>One arm of a sweep, or one run of it: made again and held against its rows of a table.</summary>
/// <param name="Plan">The plan, with the runs of the part alone.</param>
/// <param name="Words">What it is, for people.</param>
internal sealed record SweepPart(SweepPlan Plan, string Words)
{
    private const string Published = "published";
    private const string Here = "here";

    /// <summary>The part that is asked for by --arm and --seed; null where the whole sweep is.</summary>
    /// <exception cref="UsageException">The sweep has no such arm, or not with that seed.</exception>
    public static SweepPart? Of(SweepPlan plan, Request request)
    {
        string? seed = request.Text("seed");
        if (request.Options.Arm is not string arm)
        {
            return seed is null ? null : throw new UsageException("--seed is that of an arm of the sweep, which --arm names.");
        }

        PlannedRun[] runs = [.. plan.Runs.Where(run => run.Arm == arm)];
        if (runs.Length == 0)
        {
            throw new UsageException(ArgumentCheck.NoSuch("arm", arm, [.. plan.Runs.Select(run => run.Arm).Distinct()]));
        }

        PlannedRun[] chosen = [.. runs.Where(run => seed is null || run.Tag == $"{arm}-seed{seed}")];
        return chosen.Length > 0
            ? new(plan with { Runs = chosen }, seed is null ? $"arm {arm}" : $"arm {arm} with seed {seed}")
            : throw new UsageException($"The arm {arm} has no seed {seed}; its runs are {string.Join(", ", runs.Select(run => run.Tag))}.");
    }

    /// <summary>Makes its runs in a folder, one after another, and their rows.</summary>
    /// <param name="options">Where, and from which data.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <returns>The table of these rows.</returns>
    public string Make(RunOptions options, IRunDisplay display, CancellationToken cancellation)
    {
        foreach (PlannedRun run in Plan.Runs)
        {
            display.Say($"{run.Tag} ({run.Run})");
            new StudyPipeline(run.Options(options, Plan), display, cancellation).RunAll();
        }

        RunResults results = new(Plan, options, display, cancellation);
        string folder = Directory.CreateDirectory(SweepFolder.In(options.Artifacts!)).FullName;
        RunsTable.Write(folder, Plan, [.. Plan.Runs.Select(run => RunsTable.RowOf(Plan, run, results.FindOnce(run)))]);
        return Path.Combine(folder, SweepResults.Output);
    }

    /// <summary>Every cell that differs, in words. Columns that only other arms have are not compared.</summary>
    /// <param name="published">The table of the whole sweep.</param>
    /// <param name="here">That of the part.</param>
    public IReadOnlyList<string> Differences(string published, string here)
    {
        using ResultDatabase database = new();
        database.AddTable(Published, published);
        database.AddTable(Here, here);
        string[] lost = [.. Plan.Runs.Select(run => run.Tag).Except(database.Query($"SELECT tag FROM {Published}").Of<string>("tag"))];
        string[] known = [.. ColumnsOf(database, Published)];
        return
        [
            .. lost.Select(tag => $"{tag} has no row in the published table"),
            .. ColumnsOf(database, Here).SelectMany(column => known.Contains(column) ? Differing(database, column) : [$"the published table has no column {column}"]),
            .. known.Except(ColumnsOf(database, Here)).SelectMany(column => Lost(database, column)),
        ];
    }

    private static IEnumerable<string> ColumnsOf(ResultDatabase database, string table) =>
        database.Query($"SELECT column_name AS name FROM (DESCRIBE SELECT * FROM {table})").Of<string>("name");

    // A column that other arms have is empty in the rows of these.
    private static IEnumerable<string> Lost(ResultDatabase database, string column)
    {
        string name = ResultDatabase.Identifier(column);
        return database.Query($"SELECT p.tag AS tag FROM {Published} p JOIN {Here} h USING (tag) WHERE nullif(p.{name}::VARCHAR, '') IS NOT NULL ORDER BY tag").Of<string>("tag")
            .Select(tag => $"{tag}, {column}: published, and not made here");
    }

    private static IEnumerable<string> Differing(ResultDatabase database, string column)
    {
        string name = ResultDatabase.Identifier(column);
        Answer answer = database.Query($"SELECT h.tag AS tag, p.{name}::VARCHAR AS before, h.{name}::VARCHAR AS after FROM {Here} h JOIN {Published} p USING (tag) WHERE p.{name} IS DISTINCT FROM h.{name} ORDER BY tag");
        return [.. Enumerable.Range(0, answer.Count).Select(row => string.Create(CultureInfo.InvariantCulture, $"{answer["tag"][row]}, {column}: published {answer["before"][row] ?? "nothing"}, here {answer["after"][row] ?? "nothing"}"))];
    }
}
