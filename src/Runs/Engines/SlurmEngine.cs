using System.Globalization;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Engines;

/// <summary>
/// Runs as one job array of Slurm, and a dependent job that writes the table though whoever submitted is gone. Nothing is remembered of what was
/// submitted: the queue is asked by the job's name, so the same command finds it again from wherever it is started.
/// </summary>
/// <param name="command">What does one run.</param>
/// <param name="results">Knows which runs are done.</param>
/// <param name="retries">How often a run that failed is submitted again.</param>
/// <param name="folder">The sweep's folder; scripts and logs lie there.</param>
/// <param name="more">What else sbatch is told, with blanks between.</param>
/// <param name="display">Told what happens.</param>
internal sealed class SlurmEngine(TaskCommand command, RunResults results, int retries, string folder, string more, IRunDisplay display) : ISweepEngine
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private readonly Dictionary<int, int> _submitted = [];

    // Two checkouts may have sweeps of one name.
    private string JobName => $"sweep-{command.Sweep}-{Fingerprint.ofText(folder)[..8]}";

    /// <inheritdoc/>
    public void Run(SweepProgress progress, CancellationToken cancellation)
    {
        IReadOnlyDictionary<int, string> there = Slurm.Tasks(JobName) ?? new Dictionary<int, string>();
        int[] waiting = Numbers(progress, RunStage.Waiting);
        int[] attached = [.. waiting.Where(there.ContainsKey)];
        if (attached.Length > 0)
        {
            display.Say($"{attached.Length} runs are in Slurm's queue already as {JobName}: they are waited for");
        }

        Array.ForEach(attached, number => _submitted[number] = 1);
        Submit(progress, [.. waiting.Except(attached)]);
        try
        {
            Wait(progress, cancellation);
        }
        catch (OperationCanceledException)
        {
            display.Say($"the runs go on in Slurm's queue; the same command finds them again, and scancel --name={JobName} ends them");
            throw;
        }
    }

    private void Wait(SweepProgress progress, CancellationToken cancellation)
    {
        TimeSpan wait = ShortestWait;
        while (Unfinished(progress).Length > 0)
        {
            cancellation.WaitHandle.WaitOne(wait);
            cancellation.ThrowIfCancellationRequested();
            int before = Unfinished(progress).Length;
            // While it does not answer, nothing is known of any run.
            if (Slurm.Tasks(JobName) is IReadOnlyDictionary<int, string> queue)
            {
                Look(progress, queue);
            }

            wait = Unfinished(progress).Length < before ? ShortestWait : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, wait.Ticks * 5 / 4));
        }
    }

    private void Look(SweepProgress progress, IReadOnlyDictionary<int, string> queue)
    {
        List<int> again = [];
        foreach (int number in Unfinished(progress))
        {
            RunStage stage = progress.Runs[number].Stage;
            if (queue.TryGetValue(number, out string? state))
            {
                Show(progress, number, stage, isRunning: state is not ("PENDING" or "CONFIGURING" or "REQUEUED" or "REQUEUE_HOLD" or "SUSPENDED"), state);
            }
            else if (results.Find(progress.Runs[number].Planned) is RunMeasures measures)
            {
                progress.Finish(number, measures.MeanOf("mse"));
            }
            else if (_submitted.GetValueOrDefault(number) > retries)
            {
                progress.Fail(number, $"its job ended without its results; {LogOf(number)} says more");
            }
            else
            {
                progress.Wait(number, $"its job ended without its results; {LogOf(number)} says more");
                again.Add(number);
            }
        }

        Submit(progress, [.. again]);
    }

    private static void Show(SweepProgress progress, int number, RunStage stage, bool isRunning, string state)
    {
        if (isRunning && stage == RunStage.Waiting)
        {
            progress.Begin(number);
        }
        else if (!isRunning && stage == RunStage.Running)
        {
            progress.Wait(number, $"Slurm says {state.ToLowerInvariant()}");
        }
    }

    private void Submit(SweepProgress progress, int[] numbers)
    {
        if (numbers.Length == 0)
        {
            return;
        }

        JobRequest request = RequestOf(progress, numbers);

        string job = Slurm.Submit(
        [
            $"--job-name={JobName}", $"--array={Ranges(numbers)}", "--requeue", "--open-mode=append", $"--output={LogOf("%a")}", $"--error={LogOf("%a")}",
            $"--cpus-per-task={command.Threads.ToString(CultureInfo.InvariantCulture)}", .. request.For([.. More]), .. More, JobScript.OfArray(folder, command),
        ]);
        Array.ForEach(numbers, number => _submitted[number] = _submitted.GetValueOrDefault(number) + 1);
        string collecting = Slurm.Submit(
        [
            $"--job-name={JobName}-collect", $"--dependency=afterany:{job}", "--open-mode=append", $"--output={LogOf("collect")}", $"--error={LogOf("collect")}",
            .. More, JobScript.OfCollecting(folder, command),
        ]);
        display.Say($"submitted {numbers.Length} {(numbers.Length == 1 ? "run" : "runs")} as job {job} ({JobName}), and {collecting}, which collects when they have ended; {request.Words}");
    }

    // Measured runs are looked at anew: those that were done meanwhile are among them.
    private JobRequest RequestOf(SweepProgress progress, int[] numbers)
    {
        string study = results.Plan.Study;
        LikeRuns like = LikeRuns.Of(study, command.Options with { Artifacts = command.Artifacts }, command.Threads);
        return JobRequest.Of([.. numbers.Select(number => like.Most(study, progress.Runs[number].Planned))], numbers.Max(number => _submitted.GetValueOrDefault(number)));
    }

    private IEnumerable<string> More => more.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private string LogOf(object task) => Path.Combine(folder, $"slurm-{task}.log");

    private static int[] Unfinished(SweepProgress progress) => [.. Numbers(progress, RunStage.Waiting), .. Numbers(progress, RunStage.Running)];

    private static int[] Numbers(SweepProgress progress, RunStage stage) => [.. progress.Runs.Select((run, number) => (run, number)).Where(of => of.run.Stage == stage).Select(of => of.number)];

    /// <summary>Numbers as Slurm takes them, "0-2,5": a thousand of them one by one are too long a word for some.</summary>
    internal static string Ranges(IReadOnlyList<int> numbers)
    {
        List<(int From, int To)> ranges = [];
        foreach (int number in numbers.Order())
        {
            if (ranges.Count > 0 && ranges[^1].To == number - 1)
            {
                ranges[^1] = (ranges[^1].From, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(',', ranges.Select(range => FormattableString.Invariant($"{range.From}{(range.To > range.From ? $"-{range.To}" : "")}")));
    }
}
