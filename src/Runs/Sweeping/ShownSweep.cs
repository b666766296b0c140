using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>show of a sweep: what it varies, how far it is, every arm with its means, and the path of each file.</summary>
internal static class ShownSweep
{
    /// <summary>Prints, and changes nothing.</summary>
    public static void Print(KnownSweep sweep, RunOptions options, IRunDisplay display, CancellationToken cancellation)
    {
        RunsTable.Row[] rows = Rows(sweep, options, display, cancellation);
        string[] missing = [.. rows.Where(row => row.Measures is null).Select(row => row.Planned.Tag)];
        display.Say($"{sweep.Name}, a sweep of {sweep.Plan.Study}");
        display.Say($"  varies       {sweep.Varies}");
        if (sweep.Written is { Throughout.Length: > 0 } written)
        {
            display.Say($"  throughout   {string.Join(", ", written.Throughout.Select(setting => $"{setting.Key}={setting.Value}"))}");
        }

        display.Say($"  specification {sweep.Plan.Fingerprint}");
        display.Say($"  state        {rows.Length - missing.Length} of {rows.Length} runs are measured and up to date{(missing.Length is > 0 and <= 8 ? $"; not {string.Join(", ", missing)}" : "")}");
        display.Say($"  run again    {sweep.Again}");
        foreach (string line in SweepSummary.Lines(rows))
        {
            display.Say($"  {line}");
        }

        PrintFiles(sweep, options, display);
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

    private static void PrintFiles(KnownSweep sweep, RunOptions options, IRunDisplay display)
    {
        foreach (string file in ((string[])[PlanFile.FileName, SweepResults.Output]).Select(name => Path.Combine(sweep.Folder, name)).Where(file => DirectoryEntry.KindOf(file) == EntryKind.File))
        {
            display.Say($"    {file}");
        }

        if (sweep.Written is not null)
        {
            RunFolder made = SweepReport.WorkspaceOf(sweep.Written, options, SweepReport.PublishedIn(options)).Run;
            RunPage.PrintStages(made, display);
        }
    }
}
