using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>plan: every step in the order of the graph, with the reasons for which it would run.</summary>
internal static class PlanTable
{
    /// <summary>Prints, and changes nothing.</summary>
    public static void Print(StudyPipeline pipeline, IRunDisplay display)
    {
        display.Say(pipeline.Workspace.RunDirectory);
        string? maker = null;
        foreach ((string step, IReadOnlyList<StageReason> reasons) in pipeline.Reasons())
        {
            // What an earlier stage will make cannot be known; made again from the same, it is the same.
            StageReason[] own = [.. reasons.Where(reason => maker is null || reason is not StageReason.InputFile)];
            display.Say($"  {step,-10} {(own.Length > 0 ? $"would run: {string.Join("; ", own.AsEnumerable())}" : maker is null ? "up to date" : $"would run if {maker} makes other bytes than before")}");
            maker = own.Length > 0 ? step : maker;
        }
    }
}
