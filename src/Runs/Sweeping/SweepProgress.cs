namespace ResearchPipeline.Runs.Sweeping;

/// <summary>How far a sweep is: told by those who run it, on any thread, and heard by whoever shows it.</summary>
public sealed class SweepProgress
{
    private readonly Lock _changing = new();
    private readonly SweptRun[] _runs;
    private readonly TimeProvider _clock;
    private readonly long[] _begun;

    /// <param name="plan">What is run.</param>
    /// <param name="workers">How many runs go on at a time.</param>
    /// <param name="clock">The time.</param>
    public SweepProgress(SweepPlan plan, int workers, TimeProvider clock)
    {
        (_runs, _begun, _clock, Workers) = ([.. plan.Runs.Select(run => new SweptRun(run, RunStage.Waiting, null, 0, "", null))], new long[plan.Runs.Count], clock, workers);
    }

    /// <summary>How many runs go on at a time, at most.</summary>
    public int Workers { get; }

    /// <summary>Told of every change: the run's number and how it stands now. Called while nothing else changes.</summary>
    internal event Action<int, SweptRun>? Changed;

    /// <summary>All runs as they stand.</summary>
    public IReadOnlyList<SweptRun> Runs
    {
        get
        {
            lock (_changing)
            {
                return [.. _runs];
            }
        }
    }

    /// <summary>How many are so far.</summary>
    public int Count(RunStage stage) => Runs.Count(run => run.Stage == stage);

    /// <summary>The run with the smallest error of those that are done, or null.</summary>
    public SweptRun? Best => Runs.Where(run => run is { Stage: RunStage.Done, Error: not null }).MinBy(run => run.Error);

    /// <summary>Seconds that are left if all take as long as those that were done now, on average; null before the first.</summary>
    public double? SecondsLeft
    {
        get
        {
            IReadOnlyList<SweptRun> runs = Runs;
            double[] taken = [.. runs.Select(run => run.Seconds).OfType<double>()];
            int left = runs.Count(run => run.Stage is RunStage.Waiting or RunStage.Running);
            return taken.Length == 0 ? null : Math.Ceiling((double)left / Workers) * taken.Average();
        }
    }

    /// <summary>A run is done already: nothing was run.</summary>
    public void Found(int number, double? error) => Change(number, run => run with { Stage = RunStage.Done, Error = error });

    /// <summary>A run begins.</summary>
    public void Begin(int number) => Change(number, run =>
    {
        _begun[number] = _clock.GetTimestamp();
        return run with { Stage = RunStage.Running, Tries = run.Tries + 1, Words = "" };
    });

    /// <summary>A run waits to be tried again.</summary>
    public void Wait(int number, string why) => Change(number, run => run with { Stage = RunStage.Waiting, Words = why });

    /// <summary>A run is done.</summary>
    public void Finish(int number, double? error) =>
        Change(number, run => run with { Stage = RunStage.Done, Error = error, Words = "", Seconds = _begun[number] == 0 ? null : _clock.GetElapsedTime(_begun[number]).TotalSeconds });

    /// <summary>A run has failed for good.</summary>
    public void Fail(int number, string why) => Change(number, run => run with { Stage = RunStage.Failed, Words = why });

    private void Change(int number, Func<SweptRun, SweptRun> change)
    {
        lock (_changing)
        {
            _runs[number] = change(_runs[number]);
            Changed?.Invoke(number, _runs[number]);
        }
    }
}
