using System.Collections.Concurrent;
using ResearchPipeline.Engine;
using ResearchPipeline.Processes;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Engines;

/// <summary>Runs in processes of this machine, several at a time. A run that fails is tried again; one that another process works on is waited for.</summary>
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
        ConcurrentQueue<int> waiting = new(progress.Runs.Select((run, number) => (run, number)).Where(of => of.run.Stage == RunStage.Waiting).Select(of => of.number));
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

    private void Work(ConcurrentQueue<int> waiting, SweepProgress progress, CancellationToken cancellation)
    {
        while (waiting.TryDequeue(out int number))
        {
            while (LinuxMemory.Available < LeastMemory && progress.Count(RunStage.Running) > 0)
            {
                cancellation.WaitHandle.WaitOne(BetweenLooks);
                cancellation.ThrowIfCancellationRequested();
            }

            Try(number, progress, cancellation);
        }
    }

    private void Try(int number, SweepProgress progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> words = command.Words(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        for (int tries = 0; ; tries++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Begin(number);
            ProcessOutcome ended = new ChildProcess(words[0], [.. words.Skip(1)]) { TimeLimit = LongestRun }.Run(cancellation);
            if (results.Find(progress.Runs[number].Planned) is RunMeasures measures)
            {
                progress.Finish(number, measures.MeanOf("mse"));
                return;
            }

            string why = WhyOf(ended);
            if (tries >= retries)
            {
                progress.Fail(number, why);
                return;
            }

            progress.Wait(number, why);
        }
    }

    private static string WhyOf(ProcessOutcome ended) =>
        ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() is string said ? said
        : ended.ExitCode > 128 ? $"signal {ended.ExitCode - 128} ended it"
        : $"it ended with exit code {ended.ExitCode} and without its results";
}
