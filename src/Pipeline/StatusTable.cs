using System.Globalization;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>status: every study of the catalogue, how far it is, and its main results.</summary>
internal static class StatusTable
{
    public static void Print(RunOptions options, IRunDisplay display, CancellationToken cancellation)
    {
        int widest = Catalogue.names.Max(name => name.Length);
        display.Say($"{"study".PadRight(widest)} {"state",-34} {"MSE",9} {"Pearson",9} {"dead",6} {"seconds",8}");
        Workspace? known = null;
        foreach (string study in Catalogue.names)
        {
            StudyPipeline pipeline = new(options with { Study = study }, display, cancellation, known: known);
            known = pipeline.Workspace;

            // Examples are shown once they have been run.
            if (Catalogue.examples.Any(example => example.Name == study) && pipeline.Workspace.Run.IsEmpty)
            {
                continue;
            }

            string numbers = pipeline.Workspace.Run.FolderOf(StageNames.Evaluate) is string folder && StageRecord.Read(folder) is not null ? Numbers(folder) : "";
            display.Say($"{study.PadRight(widest)} {State(pipeline),-34} {numbers,-26} {Seconds(pipeline),8}".TrimEnd());
        }
    }

    private static string Seconds(StudyPipeline pipeline)
    {
        RunFolder run = pipeline.Workspace.Run;
        StageTiming[] timings = [.. run.Places.Select(run.EntryOf).OfType<string>().Select(StageTiming.Read).OfType<StageTiming>()];
        return timings.Length == 0 ? "" : timings.Sum(timing => timing.Seconds).ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static string State(StudyPipeline pipeline)
    {
        (string Step, IReadOnlyList<StageReason> Reasons)[] steps;
        try
        {
            steps = [.. pipeline.Reasons().Skip(1)];
        }
        catch (DataException)
        {
            return "a file cannot be believed (see plan)";
        }

        string[] waiting = [.. steps.Where(step => step.Reasons.Count > 0).Select(step => step.Step)];
        return waiting.Length == 0 ? "up to date"
            : pipeline.Workspace.Run.IsEmpty ? "not run yet"
            : $"{waiting[0]} would run{(waiting.Length > 1 ? $", and {waiting.Length - 1} after it" : "")}";
    }

    // Means over members, by the summary as it is; an altered one is the evaluate stage's to report.
    private static string Numbers(string folder)
    {
        try
        {
            SummaryFile summary = SummaryFile.Read(folder);
            return $"{Mean("mse", "0.00000"),9} {Mean("pearson", "0.0000"),9} {Mean("dead", "0.#"),6}";

            string Mean(string measure, string format) => summary.Has(measure) ? Publication.Format(summary.OfMembers(measure).Average(), format) : "";
        }
        catch (DataException)
        {
            return "";
        }
    }
}
