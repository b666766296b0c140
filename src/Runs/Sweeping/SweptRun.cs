namespace ResearchPipeline.Runs.Sweeping;

/// <summary>A run of a sweep as it stands.</summary>
/// <param name="Planned">The run.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Seconds">How long it took, where it was done now; else null.</param>
/// <param name="Tries">How often it was tried now.</param>
/// <param name="Words">Where it failed, why; where it is done, its mean squared error.</param>
/// <param name="Error">Its mean squared error, where it is done and has one.</param>
public sealed record SweptRun(PlannedRun Planned, RunStage Stage, double? Seconds, int Tries, string Words, double? Error);
