using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>plan: every step in the order of the graph, with the reasons for which it would run.</summary>
internal static class PlanTable
{
    /// <summary>Prints, and changes nothing.</summary>
    public static void Print(StudyPipeline pipeline, IRunDisplay display)
    {
        display.Say(pipeline.Workspace.RunDirectory);
        IReadOnlyList<string> wrong = AcquireStep.Wrong(pipeline.Workspace.DataDirectory, pipeline.Workspace.Hashes);
        display.Say(Line(AcquireStep.Name, wrong.Count == 0 ? "up to date" : $"would run: {string.Join("; ", wrong)}"));
        string? maker = wrong.Count == 0 ? null : AcquireStep.Name;
        foreach ((string stage, IReadOnlyList<StageReason> reasons) in pipeline.Reasons())
        {
            // What an earlier stage will make cannot be known; made again from the same, it is the same.
            bool forItself = !reasons.All(reason => reason.Kind == StageReasonKind.Input);
            bool runs = forItself || (maker is null && reasons.Count > 0);
            display.Say(Line(stage, runs ? $"would run: {string.Join("; ", reasons)}" : maker is null ? "up to date" : $"would run if {maker} makes other bytes than before"));
            maker = runs ? stage : maker;
        }
    }

    private static string Line(string step, string what) => $"  {step,-10} {what}";
}
