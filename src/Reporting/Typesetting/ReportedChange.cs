namespace ResearchPipeline.Reporting.Typesetting;

/// <summary>A choice that a run makes otherwise than its study as it is written.</summary>
/// <param name="Key">Its name.</param>
/// <param name="From">The study's value, "" where the study does not say.</param>
/// <param name="To">The run's value, "" where the run does not say.</param>
public sealed record ReportedChange(string Key, string From, string To);
