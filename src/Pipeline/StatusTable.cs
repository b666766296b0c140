using System.Globalization;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline;

/// <summary>status: every study of the catalogue, how far it is, and its main results.</summary>
internal static class StatusTable
{
    public static void Print(RunOptions options, IRunDisplay display, CancellationToken cancellation)
    {
        display.Say($"{"study",-18} {"state",-34} {"MSE",9} {"Pearson",9} {"dead",6} {"seconds",8}");
        Workspace? known = null;
        foreach (string study in Catalogue.names)
        {
            StudyPipeline pipeline = new(options with { Study = study }, display, cancellation, known: known);
            known = pipeline.Workspace;
            string folder = Path.Combine(pipeline.Workspace.RunDirectory, EvaluateStage.Name);
            string numbers = StageRecord.Read(folder) is null ? "" : Numbers(folder);
            display.Say($"{study,-18} {State(pipeline),-34} {numbers,-26} {Seconds(pipeline),8}".TrimEnd());
        }
    }

    private static string Seconds(StudyPipeline pipeline)
    {
        IReadOnlyList<StageTiming> timings = StageTiming.Read(pipeline.Workspace.RunDirectory);
        return timings.Count == 0 ? "" : timings.Sum(timing => timing.Seconds).ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static string State(StudyPipeline pipeline)
    {
        (string Stage, IReadOnlyList<StageReason> Reasons)[] waiting;
        try
        {
            waiting = [.. pipeline.Reasons().Where(stage => stage.Reasons.Count > 0)];
        }
        catch (DataException)
        {
            return "a file cannot be believed (see plan)";
        }

        return waiting.Length == 0 ? "up to date"
            : waiting.Length == StudyPipeline.StageNames.Count && waiting.All(stage => stage.Reasons[0] == StageReason.NeverRan) ? "not run yet"
            : $"{waiting[0].Stage} would run{(waiting.Length > 1 ? $", and {waiting.Length - 1} after it" : "")}";
    }

    // Means over members, by the summary as it is; an altered one is the evaluate stage's to report.
    private static string Numbers(string folder)
    {
        try
        {
            SummaryFile summary = SummaryFile.Read(folder);
            return $"{Mean("mse", "0.00000"),9} {Mean("pearson", "0.0000"),9} {Mean("dead", "0.#"),6}";

            string Mean(string measure, string format) => Publication.Format(summary.OfMembers(measure).Average(), format);
        }
        catch (DataException)
        {
            return "";
        }
    }
}
