namespace ResearchPipeline.Processes;

/// <summary>How a program ended, and what it said.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number where a signal ended it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error; empty where it was shown.</param>
public readonly record struct ProcessOutcome(int ExitCode, string Output, string Errors);
