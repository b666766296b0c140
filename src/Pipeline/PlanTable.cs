using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>plan: every step in the order of the graph, with the reasons for which it would run.</summary>
internal static class PlanTable
{
    /// <summary>Prints, and changes nothing.</summary>
    public static void Print(StudyPipeline pipeline, IRunDisplay display)
    {
        display.Say(pipeline.Workspace.RunDirectory);
        int widest = pipeline.Names.Append("normalize ").Max(name => name.Length);
        string? maker = null;
        HashSet<string> uncertain = [];
        foreach ((string step, IReadOnlyList<StageReason> reasons) in pipeline.Reasons())
        {
            // What a stage before will make cannot be known; made again from the same, it is the same.
            StageReason[] certain = [.. reasons.Where(reason => !(reason is StageReason.InputFile input && uncertain.Contains(input.Name.Split('/')[0])))];
            bool waits = certain.Length == 0 && (reasons.Count > 0 || maker is not null);
            display.Say($"  {step.PadRight(widest)} {(certain.Length > 0 ? $"would run: {string.Join("; ", certain.AsEnumerable())}" : waits ? $"would run if {maker} makes other bytes than before" : "up to date")}");
            maker = certain.Length > 0 ? step : maker;
            if (certain.Length > 0 || waits)
            {
                // The raw files are named after their folder.
                uncertain.Add(step == AcquireStep.CommandName ? Path.GetFileName(pipeline.Workspace.DataDirectory) : step);
            }
        }
    }
}
