using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>show of a sweep: what it varies, how far it is, every arm with its means, and the path of each file.</summary>
internal static class ShownSweep
{
    /// <summary>Prints, and changes nothing. Of a published sweep, the numbers of runs that are not done here are those of its table.</summary>
    public static void Print(KnownSweep sweep, RunOptions options, IRunDisplay display, CancellationToken cancellation)
    {
        RunsTable.Row[] rows = Rows(sweep, options, display, cancellation);
        string[] missing = [.. rows.Where(row => row.Measures is null).Select(row => row.Planned.Tag)];
        PublishedRuns? published = PublishedRuns.Find(sweep, options);
        display.Say($"{sweep.Name}, a sweep of {sweep.Plan.Study}");
        display.Say($"  varies       {sweep.Varies}");
        if (sweep.Record is { Throughout.Length: > 0 } record)
        {
            display.Say($"  throughout   {string.Join(", ", record.Throughout.Select(setting => $"{setting.Key}={setting.Value}"))}");
        }

        display.Say($"  specification {sweep.Plan.Fingerprint}");
        display.Say($"  state        {rows.Length - missing.Length} of {rows.Length} {(rows.Length == 1 ? "run" : "runs")} done here{(missing.Length == 0 || missing.Length == rows.Length ? "" : $"; not {KnownSweep.Tags(missing)}")}");
        display.Say($"  run again    {sweep.Again(options)}");
        if (published is not null && missing.Length > 0)
        {
            display.Say($"  published    {(missing.Length == rows.Length ? "the numbers below are those" : "what is not done here has below the numbers")} of {published.Table}");
            rows = [.. rows.Select(row => row.Measures is null ? row with { Measures = published.Of.GetValueOrDefault(row.Planned.Run) } : row)];
        }

        foreach (string line in SweepSummary.Lines(rows))
        {
            display.Say($"  {line}");
        }

        PrintFiles(sweep, published, options, display);
    }

    private static RunsTable.Row[] Rows(KnownSweep sweep, RunOptions options, IRunDisplay display, CancellationToken cancellation)
    {
        RunsTable.Row[] rows = new RunsTable.Row[sweep.Plan.Runs.Count];
        RunResults results = new(sweep.Plan, options, display, cancellation);
        display.Watch("looking at what is there", steady: true, progress =>
        {
            for (int i = 0; i < rows.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Update((double)i / rows.Length, sweep.Plan.Runs[i].Tag);
                rows[i] = RunsTable.RowOf(sweep.Plan, sweep.Plan.Runs[i], results.FindOnce(sweep.Plan.Runs[i]));
            }
        });
        return rows;
    }

    private static void PrintFiles(KnownSweep sweep, PublishedRuns? published, RunOptions options, IRunDisplay display)
    {
        string[] files =
        [
            .. ((string[])[PlanFile.FileName, SweepResults.Output]).Select(name => Path.Combine(sweep.Folder, name)),
            .. published is null ? [] : (string[])[.. Directory.GetFiles(published.Folder).Order(StringComparer.Ordinal)],
        ];
        foreach (string file in files.Where(file => DirectoryEntry.KindOf(file) == EntryKind.File))
        {
            display.Say($"    {file}");
        }

        if (sweep.Record is not null)
        {
            RunFolder made = SweepReport.WorkspaceOf(sweep.Record, options, SweepReport.PublishedIn(options)).Run;
            RunPage.PrintStages(made, display);
        }
    }
}
