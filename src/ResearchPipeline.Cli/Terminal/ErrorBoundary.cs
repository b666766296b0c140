namespace ResearchPipeline.Cli.Terminal;

/// <summary>Turns failures into one paragraph on standard error and an exit code.</summary>
internal static class ErrorBoundary
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Differs = 3;
    public const int Interrupted = 130;

    /// <summary>Runs an action; 0 done, 1 failed, 2 wrong usage, 3 a verification differs, 130 interrupted.</summary>
    public static int Run(bool debug, Action action)
    {
        try
        {
            action();
            return Done;
        }
        catch (OperationCanceledException)
        {
            SayInterrupted();
            return Interrupted;
        }
#pragma warning disable CA1031 // the last place that can still say what failed
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Exception cause = failure is AggregateException { InnerExceptions.Count: 1 } ? failure.InnerException! : failure;
            Console.Error.WriteLine($"{(cause is DiffersException ? "differs" : "error")}: {(debug ? cause.ToString() : cause.Message)}");
            return cause switch
            {
                UsageException => Usage,
                DiffersException => Differs,
                _ => Failed,
            };
        }
    }

    /// <summary>Ends the process at once: for work that has nothing to save, because what it has not published does not count.</summary>
    public static void ExitInterrupted()
    {
        SayInterrupted();
        Environment.Exit(Interrupted);
    }

    private static void SayInterrupted() =>
        Console.Error.WriteLine("interrupted: finished stages and the last checkpoint are kept; run the same command to continue.");
}
