using ResearchPipeline.Engine;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>plan: every step in the order of the graph, with the reasons for which it would run.</summary>
internal static class PlanTable
{
    /// <summary>Prints, and changes nothing.</summary>
    public static void Print(StudyPipeline pipeline, IRunDisplay display)
    {
        display.Say(pipeline.Workspace.RunDirectory);
        int widest = pipeline.Names.Append("normalize ").Max(name => name.Length);
        List<string> makers = [];
        HashSet<string> uncertain = [];
        foreach ((string step, IReadOnlyList<StageReason> reasons) in pipeline.Reasons())
        {
            // What a stage before will make cannot be known; made again from the same, it is the same.
            StageReason[] certain = [.. reasons.Where(reason => !(reason is StageReason.InputFile input && uncertain.Contains(PlaceOf(step, input.Name.Split('/')[0], pipeline.Names))))];
            string? maker = makers.LastOrDefault(made => MayBeMadeOf(step, made));
            bool waits = certain.Length == 0 && (reasons.Count > 0 || maker is not null);
            display.Say($"  {step.PadRight(widest)} {(certain.Length > 0 ? $"would run: {string.Join("; ", certain.AsEnumerable())}" : waits ? $"would run if {maker} makes other bytes than before" : "up to date")}");
            if (certain.Length > 0)
            {
                makers.Add(step);
            }

            if (certain.Length > 0 || waits)
            {
                // The raw files are named after their folder.
                uncertain.Add(step == AcquireStep.CommandName ? Path.GetFileName(pipeline.Workspace.DataDirectory) : step);
            }
        }
    }

    // Within an arm, files are named after its own stages.
    private static string PlaceOf(string step, string maker, IReadOnlyList<string> names)
    {
        string own = StagePlace.isOfArm(step) ? StagePlace.prefixOf(step) + maker : maker;
        return names.Contains(own) ? own : maker;
    }

    // What is made of all that was measured depends on every step; an arm on the images and on itself, the study's own learners on no arm.
    private static bool MayBeMadeOf(string step, string made) =>
        made is AcquireStep.CommandName or StageNames.Normalize || step is StageNames.Results or StageNames.Figures or StageNames.Report
        || (StagePlace.isOfArm(step) ? StagePlace.isOfArm(made) && StagePlace.prefixOf(step) == StagePlace.prefixOf(made) : !StagePlace.isOfArm(made));
}
