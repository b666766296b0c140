using System.Collections.Concurrent;
using ResearchPipeline.Engine;
using ResearchPipeline.Processes;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Engines;

/// <summary>Runs in processes of this machine, several at a time; each does some runs one after another, for starting one costs as much as a short run. A run that fails is tried again; one that another process works on is waited for.</summary>
/// <param name="command">What does one run.</param>
/// <param name="results">Knows which runs are done.</param>
/// <param name="retries">How often a run that failed is tried again.</param>
internal sealed class LocalEngine(TaskCommand command, RunResults results, int retries) : ISweepEngine
{
    // The smallest study takes a few hundred megabytes, the main one 1.7 GB.
    private const long LeastMemory = 1L << 30;
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(14);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public void Run(SweepProgress progress, CancellationToken cancellation)
    {
        ConcurrentQueue<IReadOnlyList<int>> waiting = new(RunShares.Of([.. progress.Runs.Select((run, number) => (run, number)).Where(of => of.run.Stage == RunStage.Waiting).Select(of => of.number)], progress.Workers));
        Task[] workers = [.. Enumerable.Range(0, progress.Workers).Select(_ => Task.Run(() => Work(waiting, progress, cancellation), CancellationToken.None))];
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException failure) when (failure.Flatten().InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException("the sweep was interrupted", failure, cancellation);
        }
    }

    private void Work(ConcurrentQueue<IReadOnlyList<int>> waiting, SweepProgress progress, CancellationToken cancellation)
    {
        while (waiting.TryDequeue(out IReadOnlyList<int>? share))
        {
            while (LinuxMemory.Available < LeastMemory && progress.Count(RunStage.Running) > 0)
            {
                cancellation.WaitHandle.WaitOne(BetweenLooks);
                cancellation.ThrowIfCancellationRequested();
            }

            Try(new Queue<int>(share), progress, cancellation);
        }
    }

    // A process does the runs one after another, so that the first without results is the one that it failed at.
    private void Try(Queue<int> share, SweepProgress progress, CancellationToken cancellation)
    {
        for (int tries = 0, at = share.Peek(); share.Count > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Begin(share.Peek());
            string why = WhyOf(Run(share, progress, cancellation));
            if (share.TryPeek(out int failed))
            {
                tries = failed == at ? tries + 1 : 1;
                at = failed;
                if (tries <= retries)
                {
                    progress.Wait(failed, why);
                }
                else
                {
                    progress.Fail(share.Dequeue(), why);
                }
            }
        }
    }

    private ProcessOutcome Run(Queue<int> share, SweepProgress progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> words = command.Words(Text(share.Peek()), share.Count > 1 ? Text(share.Last()) : null);
        string? before = results.EntryOf(progress.Runs[share.Peek()].Planned);
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<ProcessOutcome> process = Task.Run(() => new ChildProcess(words[0], [.. words.Skip(1)]) { TimeLimit = LongestRun }.Run(ending.Token), CancellationToken.None);
        try
        {
            while (Task.WaitAny([process], BetweenLooks) < 0)
            {
                // A result that was there before is one that is made again.
                if (share.Count > 1 && results.EntryOf(progress.Runs[share.Peek()].Planned) is string made && made != before && TryTake(share, progress))
                {
                    before = results.EntryOf(progress.Runs[share.Peek()].Planned);
                }
            }
        }
        catch
        {
            // Nothing may go on computing of which nobody knows any more.
            ending.Cancel();
            process.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait(CancellationToken.None);
            throw;
        }

        ProcessOutcome ended = process.GetAwaiter().GetResult();
        while (share.Count > 0 && TryTake(share, progress))
        {
        }

        return ended;

        static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    // Where the first of the share has results, the next begins.
    private bool TryTake(Queue<int> share, SweepProgress progress)
    {
        if (results.Find(progress.Runs[share.Peek()].Planned) is not RunMeasures measures)
        {
            return false;
        }

        progress.Finish(share.Dequeue(), measures.MeanOf("mse"));
        if (share.TryPeek(out int next))
        {
            progress.Begin(next);
        }

        return true;
    }

    private static string WhyOf(ProcessOutcome ended) =>
        ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() is string said ? said
        : ended.ExitCode > 128 ? $"signal {ended.ExitCode - 128} ended it"
        : $"it ended with exit code {ended.ExitCode} and without its results";
}
