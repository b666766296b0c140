namespace ResearchPipeline.Reporting;

/// <summary>An arm that a study compares, as reports speak of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What it is, in words.</param>
/// <param name="Seeds">The seeds that it was run with.</param>
/// <param name="MayDiverge">Whether it was only attempted.</param>
/// <param name="Settings">Everything that it chooses, by key.</param>
public sealed record ReportedArm(string Name, string Label, IReadOnlyList<ulong> Seeds, bool MayDiverge, IReadOnlyDictionary<string, ReportedSetting> Settings);
