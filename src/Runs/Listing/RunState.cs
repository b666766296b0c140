using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Listing;

/// <summary>How far a run is.</summary>
internal static class RunState
{
    /// <summary>Of a run of which everything is there.</summary>
    public const string UpToDate = "up to date";

    /// <summary>Of one that has been evaluated, which is all that a run of a sweep is asked for.</summary>
    public const string Measured = "measured, not reported";

    /// <summary>In a few words: "up to date", "not run yet", "train would run, and 4 after it".</summary>
    public static string Of(StudyPipeline pipeline)
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
        return waiting.Length == 0 ? UpToDate
            : pipeline.Workspace.Run.IsEmpty ? "not run yet"
            : waiting[0] == StageNames.Results ? Measured
            : $"{waiting[0]} would run{(waiting.Length > 1 ? $", and {waiting.Length - 1} after it" : "")}";
    }
}
