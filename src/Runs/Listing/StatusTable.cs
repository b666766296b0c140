using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Listing;

/// <summary>status: every study of the catalogue and every run that lies here, how far it is, what it changes, and its main results; below them every sweep.</summary>
internal static class StatusTable
{
    private const string Json = "json";

    /// <summary>Prints, and changes nothing.</summary>
    public static void Print(Request request, IRunDisplay display, CancellationToken cancellation)
    {
        RunCatalogue runs = new(request.Options);
        IReadOnlyList<RunRow> rows = [];
        if (request.Has(Json))
        {
            display.Say(StatusJson.Of(RunOrder.By(RowsOf(request, runs, display, (_, _) => { }, cancellation), request.Text("sort") ?? "study"), new KnownSweeps(runs.Artifacts).OfRuns));
            return;
        }

        display.Watch(CommandNames.Status, steady: false, progress => rows = RowsOf(request, runs, display, progress.Update, cancellation));
        Print(RunOrder.By(rows, request.Text("sort") ?? "study"), display);
        string[] sweeps = [.. SweepLines.Of(runs.Artifacts, rows, request.Text("study"))];
        Array.ForEach(sweeps.Length > 0 ? ["", .. sweeps] : sweeps, display.Say);
    }

    private static RunRow[] RowsOf(Request request, RunCatalogue runs, IRunDisplay display, Action<double, string> progress, CancellationToken cancellation)
    {
        string? study = request.Text("study");
        KnownRun[] listed = [.. Listed(runs).Where(run => study is null || run.Written?.Name == study)];
        PublishedMeasures published = new(runs);
        RunRow[] rows = new RunRow[listed.Length];
        Workspace? known = null;
        for (int i = 0; i < listed.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress((double)i / listed.Length, listed[i].Title);
            rows[i] = RowOf(listed[i], request.Options, published, display, ref known, cancellation);
        }

        return rows;
    }

    // Studies that were never run are shown where they stand in the catalogue; examples once they have been run.
    private static IEnumerable<KnownRun> Listed(RunCatalogue runs) =>
    [
        .. Catalogue.studies.SelectMany(study => runs.Existing.Any(run => run.Name == study.Name) || Catalogue.examples.Any(example => example.Name == study.Name)
            ? runs.Existing.Where(run => run.Written?.Name == study.Name)
            : [runs.AsWritten(study), .. runs.Existing.Where(run => run.Written?.Name == study.Name)]),
        .. runs.Existing.Where(run => run.Written is null && Catalogue.sweeps.All(sweep => sweep.Name != run.Name)),
    ];

    private static RunRow RowOf(KnownRun run, RunOptions asked, PublishedMeasures published, IRunDisplay display, ref Workspace? known, CancellationToken cancellation)
    {
        RunMeasures? measures = RunRow.MeasuresOf(run);
        if (run.Written is null || run.Study is null)
        {
            return new(run, RunState.Unknown(""), measures, null);
        }

        try
        {
            StudyPipeline pipeline = new(run.Options(asked), display, cancellation, known: known);
            known = pipeline.Workspace;
            return new(run, RunState.Of(pipeline), measures, published.Of(run.Written));
        }
        catch (UsageException)
        {
            return new(run, RunState.Unknown("this version cannot run it"), measures, published.Of(run.Written));
        }
    }

    private static void Print(IReadOnlyList<RunRow> rows, IRunDisplay display)
    {
        int widest = rows.Select(row => NameOf(row.Run).Length).Append("study".Length).Max();
        int state = rows.Select(row => row.State.Words.Length).Append("state".Length).Max();
        int device = rows.Select(row => row.Run.Device.Length).Append("device".Length).Max();
        display.Say($"{"study".PadRight(widest)} {"state".PadRight(state)} {"MSE",9} {"Pearson",9} {"dead",6} {"ΔMSE",9} {"ΔPearson",9} {"device".PadRight(device)} {"seconds",8} {"MB",7} {"began (UTC)",-16} changes");
        foreach (RunRow row in rows)
        {
            display.Say(LineOf(row, widest, state, device));
        }
    }

    // A run that changes its study stands below it.
    private static string NameOf(KnownRun run) => run.Digits.Length == 0 ? run.Name : $"  {(run.Tag.Length == 0 ? "" : $"{run.Tag} ")}({run.Digits})";

    private static string LineOf(RunRow row, int widest, int state, int device)
    {
        string words = row.Run.Digits.Length > 0 || row.Run.Written is null ? row.Run.Words : "";
        bool isThere = !row.Run.Folder.IsEmpty;
        return string.Join(' ',
            NameOf(row.Run).PadRight(widest), row.State.Words.PadRight(state),
            $"{RunNumbers.Of("mse", row.Measures),9}", $"{RunNumbers.Of("pearson", row.Measures),9}", $"{RunNumbers.Of("dead", row.Measures),6}",
            $"{RunNumbers.Signed("mse", row.Delta("mse")),9}", $"{RunNumbers.Signed("pearson", row.Delta("pearson")),9}",
            row.Run.Device.PadRight(device), $"{RunNumbers.Seconds(row.Run.Seconds),8}", $"{(isThere ? RunNumbers.Megabytes(row.Run.Bytes) : ""),7}", $"{RunNumbers.When(row.Run.Began),-16}", words).TrimEnd();
    }
}
