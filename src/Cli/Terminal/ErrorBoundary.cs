using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>Turns failures into one paragraph on standard error and an exit code.</summary>
internal static class ErrorBoundary
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Differs = 3;
    public const int Interrupted = 130;

    /// <summary>Runs an action and says what went wrong; returns the exit code.</summary>
    public static int Run(bool debug, Action action, TextWriter errors) => Say(Try(debug, action, Outcome.Interrupted), errors);

    /// <summary>Runs an action and keeps what went wrong.</summary>
    /// <param name="debug">Whether errors show their traces.</param>
    /// <param name="action">The action.</param>
    /// <param name="interrupted">How it ended when a signal ended it.</param>
    public static Outcome Try(bool debug, Action action, Outcome interrupted)
    {
        try
        {
            action();
            return Outcome.Done;
        }
        catch (OperationCanceledException)
        {
            return interrupted;
        }
#pragma warning disable CA1031 // the last place that can still say what failed
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Exception cause = Explanation.Cause(failure);
            string text = debug ? cause.ToString() : Explanation.Of(cause);
            return cause switch
            {
                OperationCanceledException => interrupted,
                UsageException => new Outcome(Usage, $"error: {text}"),
                DiffersException => new Outcome(Differs, $"differs: {text}"),
                _ => new Outcome(Failed, $"error: {text}"),
            };
        }
    }

    /// <summary>Says how a command ended; returns the exit code.</summary>
    public static int Say(Outcome outcome, TextWriter errors)
    {
        if (outcome.Message is not null)
        {
            errors.WriteLine(outcome.Message);
        }

        return outcome.ExitCode;
    }
}
