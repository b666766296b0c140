using ResearchPipeline.Engine;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Listing;

/// <summary>show: everything about one run, or about a sweep, with the path of each file.</summary>
internal static class RunPage
{
    /// <summary>Prints, and changes nothing.</summary>
    /// <exception cref="UsageException">Nothing is named, or several things are.</exception>
    public static void Print(Request request, IRunDisplay display, CancellationToken cancellation)
    {
        if (request.Words is not [string word])
        {
            throw new UsageException("show is told one run: its folder's name, its tag, or the first digits of its fingerprint, as status lists them; or a sweep by its name.");
        }

        RunCatalogue runs = new(request.Options);
        if (new KnownSweeps(runs.Artifacts).Find(word) is KnownSweep sweep)
        {
            ShownSweep.Print(sweep, request.Options, display, cancellation);
            return;
        }

        KnownRun run = runs.Find(word);
        display.Say(run.Title);
        display.Say($"  study        {run.Written?.Name ?? "none of the catalogue"}");
        display.Say($"  changes      {run.Words}");
        if (run.Written is not null && run.Study is not null)
        {
            RunOptions options = run.Options(request.Options);
            display.Say($"  specification {Fingerprint.ofStudy(run.Study)}");
            display.Say($"  state        {StateOf(options, display, cancellation)}");
            display.Say($"  run again    {options.CommandLine(CommandNames.Run)}");
        }

        display.Say($"  size         {RunNumbers.Megabytes(run.Bytes)} MB");
        PrintMeasures(run, display);
        PrintStages(run.Folder, display);
    }

    private static string StateOf(RunOptions options, IRunDisplay display, CancellationToken cancellation)
    {
        try
        {
            return RunState.Of(new StudyPipeline(options, display, cancellation)).Words;
        }
        catch (UsageException refused)
        {
            return $"this version cannot run it: {refused.Message}";
        }
    }

    private static void PrintMeasures(KnownRun run, IRunDisplay display)
    {
        foreach (Measure measure in RunRow.MeasuresOf(run)?.All ?? [])
        {
            string values = string.Join("  ", measure.Values.Select(value => Publication.Format(value, "G6")));
            display.Say($"  {measure.Name,-32} {values}{(measure.Unit is "1" or "" ? "" : $" {measure.Unit}")}");
        }
    }

    /// <summary>Prints each stage with the path of each of its files.</summary>
    public static void PrintStages(RunFolder run, IRunDisplay display)
    {
        foreach (string place in run.Places)
        {
            string? folder = run.FolderOf(place);
            StageRecord? record = folder is null ? null : StageRecord.Read(folder);
            StageTiming? timing = run.EntryOf(place) is string entry ? StageTiming.Read(entry) : null;
            display.Say($"  {place}: {(record is null ? "not there" : $"{record.Outputs.Count} {(record.Outputs.Count == 1 ? "file" : "files")}")}{(timing is null ? "" : $", {RunNumbers.Seconds(timing.Seconds)} s, began {RunNumbers.When(timing.Began)} UTC on {timing.Machine}{Computed(timing)}")}");
            foreach (Artefact output in record?.Outputs ?? [])
            {
                display.Say($"    {output.Sha256[..12]} {output.Bytes,12} {Path.Combine(folder!, output.Path)}");
            }
        }
    }

    private static string Computed(StageTiming timing) =>
        $"{(timing.Device is null ? "" : $", with {timing.Device}")}{(timing.PeakBytes is long peak ? $", at most {RunNumbers.Megabytes(peak)} MB of memory" : "")}";
}
