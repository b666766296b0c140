using ResearchPipeline.Pipeline;
using Spectre.Console;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>
/// What a signal does to a command. Its work is asked to stop, and most of it does at once. Work that cannot be asked (a query, a hash,
/// a plain loop) is left behind when the patience of people ends, and dies with the process: what a stage has not published does not
/// count, so nothing is lost that a kill would not lose as well. Work that has something to save holds an <see cref="ExitDelay"/>.
/// </summary>
internal static class Interruption
{
    // People wait a second; the process takes a part of it to end.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(600);

    /// <summary>Runs work until it ends, or until a signal ends it; returns the exit code.</summary>
    /// <param name="debug">Whether errors show their traces.</param>
    /// <param name="action">The work.</param>
    /// <param name="interrupted">How it ends when a signal ends it.</param>
    /// <param name="streams">Where its end is said.</param>
    /// <param name="cancellation">Cancelled by SIGINT and SIGTERM.</param>
    public static async Task<int> RunAsync(bool debug, Action<CancellationToken> action, Outcome interrupted, Streams streams, CancellationToken cancellation)
    {
#pragma warning disable CA2000 // while work is left behind, it is needed until the process ends
        EndingSignals signals = new(cancellation);
#pragma warning restore CA2000
        CancellationToken asked = signals.Asked;
        Task<Outcome> work = Task.Run(() => ErrorBoundary.Try(debug, () => action(asked), interrupted), CancellationToken.None);
        TaskCompletionSource signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (asked.Register(signal.SetResult))
        {
            await Task.WhenAny(work, signal.Task).ConfigureAwait(false);
        }

        if (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(Patience, CancellationToken.None)).ConfigureAwait(false);
        }

        if (work.IsCompleted)
        {
            signals.Dispose();
            return ErrorBoundary.Say(await work.ConfigureAwait(false), streams.Errors);
        }

        // The last of the handlers: by then what had to be saved is saved, or could not be. Until then a second signal ends nothing: a shell
        // that ends with its terminal and the system each send one.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            SayAtTheEnd(work, interrupted, streams);
            signals.Dispose();
        };
        return interrupted.ExitCode;
    }

    private static void SayAtTheEnd(Task<Outcome> work, Outcome interrupted, Streams streams)
    {
        // A progress bar that is left behind has hidden the cursor, and stands on the last line.
        if (!work.IsCompleted && streams.Console.Profile.Capabilities.Interactive)
        {
            ErrorBoundary.Run(
                debug: false,
                () =>
                {
                    streams.Console.Cursor.Show();
                    streams.Console.WriteLine();
                },
                streams.Errors);
        }

        // A verification saves nothing, and where it works is removed while the process ends: what it then misses there is no news.
        bool isNews = work.IsCompletedSuccessfully && interrupted != Outcome.VerificationInterrupted;
        ErrorBoundary.Say(isNews ? work.Result : interrupted, streams.Errors);
    }
}
