using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Listing;

/// <summary>How far a run is.</summary>
/// <param name="Words">In a few words: "up to date", "not run yet", "train would run, and 4 after it".</param>
/// <param name="Done">The stages that are up to date, with all before them, in order.</param>
internal sealed record RunState(string Words, IReadOnlyList<string> Done)
{
    /// <summary>That of a run.</summary>
    public static RunState Of(StudyPipeline pipeline)
    {
        (string Step, IReadOnlyList<StageReason> Reasons)[] steps;
        bool isBegun = !pipeline.Workspace.Run.IsEmpty;
        try
        {
            steps = [.. isBegun ? pipeline.Reasons().Skip(1) : UntilOneWaits(pipeline.Reasons().Skip(1))];
        }
        catch (DataException)
        {
            return Unknown("a file cannot be believed (see plan)");
        }

        string[] waiting = [.. steps.Where(step => step.Reasons.Count > 0).Select(step => step.Step)];
        string words = waiting.Length == 0 ? "up to date"
            : !isBegun ? "not run yet"
            // All that a run of a sweep is asked for.
            : waiting[0] == StageNames.Results ? "measured, not reported"
            : $"{waiting[0]} would run{(waiting.Length > 1 ? $", and {waiting.Length - 1} after it" : "")}";
        return new(words, [.. steps.TakeWhile(step => step.Reasons.Count == 0).Select(step => step.Step)]);
    }

    // What comes after it has not run either, and a study can have hundreds of stages to look for.
    private static IEnumerable<(string Step, IReadOnlyList<StageReason> Reasons)> UntilOneWaits(IEnumerable<(string Step, IReadOnlyList<StageReason> Reasons)> steps)
    {
        foreach ((string Step, IReadOnlyList<StageReason> Reasons) step in steps)
        {
            yield return step;
            if (step.Reasons.Count > 0)
            {
                yield break;
            }
        }
    }

    /// <summary>That of a run of which only words tell.</summary>
    public static RunState Unknown(string words) => new(words, []);
}
