namespace ResearchPipeline.Cli.Terminal;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">0 done, 1 failed, 2 wrong usage, 3 a verification differs, 130 interrupted.</param>
/// <param name="Message">A paragraph for standard error, or null.</param>
internal sealed record Outcome(int ExitCode, string? Message)
{
    /// <summary>It came to its end.</summary>
    public static Outcome Done { get; } = new(ErrorBoundary.Done, null);

    /// <summary>A signal ended it.</summary>
    public static Outcome Interrupted { get; } = new(
        ErrorBoundary.Interrupted, "interrupted: finished stages and the last checkpoint are kept; run the same command to continue.");

    /// <summary>A signal ended a verification, which counts only as a whole.</summary>
    public static Outcome VerificationInterrupted { get; } = new(
        ErrorBoundary.Interrupted, "interrupted: nothing of the half-done verification is kept; the same command begins it again.");
}
