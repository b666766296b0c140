using ResearchPipeline.Pipeline;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>One run of a sweep.</summary>
/// <param name="Run">The name of its folder.</param>
/// <param name="Tag">What people call it, unique in the sweep: "k25-lambda0.1-seed43".</param>
/// <param name="Arm">The same without its seed: what runs of several seeds have in common.</param>
/// <param name="Settings">What it makes of the study, in the order in which it is made.</param>
public sealed record PlannedRun(string Run, string Tag, string Arm, IReadOnlyList<ArmSetting> Settings)
{
    /// <summary>The options that ask for it.</summary>
    /// <param name="asked">What the sweep was asked for.</param>
    /// <param name="plan">The sweep.</param>
    internal RunOptions Options(RunOptions asked, SweepPlan plan) => asked with
    {
        Study = plan.Study,
        Settings = ChangedStudy.Lines(Settings),
        Until = plan.Until,
        Name = null,
        Sweep = null,
        Force = null,
    };
}
