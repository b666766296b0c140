using ResearchPipeline.Engine;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Engines;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>sweep: freezes a plan, brings its runs up to date by an engine, and writes them into one table.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="published">The sweeps that are published, and where.</param>
/// <param name="display">Told what happens.</param>
/// <param name="cancellation">Asks to stop.</param>
/// <param name="again">The line that is told where runs failed; null for that which goes on with the sweep.</param>
internal sealed class SweepRun(Request request, PublishedStudies published, ISweepDisplay display, CancellationToken cancellation, string? again = null)
{
    private const string Locks = ".table";
    private static readonly string[] OfEngines = ["engine", "jobs", "retries", "sbatch"];

    /// <summary>Does what was asked for: the whole sweep, one run of it, or its table.</summary>
    /// <returns>The report, where one was made: of a whole sweep of the catalogue.</returns>
    /// <exception cref="UsageException">It cannot be run as asked for.</exception>
    /// <exception cref="StageException">Some run failed; the others are in the table.</exception>
    public SweepReport? Run()
    {
        SweepFolder sweep = SweepFolder.Find(request);
        (string folder, SweepPlan plan) = (sweep.Folder, sweep.Plan);
        if (request.Whole("task") is int task)
        {
            RunSome(plan, task);
        }
        else if (request.Has("through"))
        {
            throw new UsageException("--through is the last of several runs, and --task, which says the first, is not given.");
        }
        else if (request.Has("collect"))
        {
            sweep.RequireFrozen(request);
            RunsTable.Row[] rows = Collect(folder, plan, mayLose: false);
            display.Say($"{Path.Combine(folder, "runs.parquet")}: {rows.Count(row => row.Measures is not null)} of {rows.Length} runs");
        }
        else
        {
            return RunAll(sweep);
        }

        return null;
    }

    // What each process and each job of a cluster does.
    private void RunSome(SweepPlan plan, int task)
    {
        int last = request.Whole("through") ?? task;
        if (Math.Max(task, last) >= plan.Runs.Count)
        {
            throw new UsageException($"The sweep has {plan.Runs.Count} runs, from 0 to {plan.Runs.Count - 1}, and no run {Math.Max(task, last)}.");
        }

        if (last < task)
        {
            throw new UsageException($"--task={task} --through={last} are no runs one after another; expected --through to be {task} or more.");
        }

        foreach (PlannedRun run in plan.Runs.Skip(task).Take(last - task + 1))
        {
            // What each run takes is noted as its own.
            LinuxMemory.ForgetMostOfProcess();
            display.Say($"{run.Tag} ({run.Run})");
            new StudyPipeline(run.Options(request.Options, plan), display, cancellation).RunAll();
        }
    }

    private SweepReport? RunAll(SweepFolder sweep)
    {
        if (IsOfSlurm)
        {
            Slurm.Require();
        }

        using RunLock held = RunLock.Acquire(sweep.Folder, display.Say, cancellation);
        // Whoever was waited for may have extended the plan.
        sweep = SweepFolder.Find(request);
        (string folder, SweepPlan plan, SweepPlan? frozen) = (sweep.Folder, sweep.Plan, sweep.Frozen);
        if (frozen is null || !frozen.IsAs(plan))
        {
            PlanFile.Write(folder, plan);
        }

        display.Say($"{Planned(plan, frozen)}: {plan.Runs.Count} {(plan.Runs.Count == 1 ? "run" : "runs")} of {plan.Study}, {Path.Combine(folder, PlanFile.FileName)}");
        int jobs = request.Whole("jobs") ?? Math.Max(1, Environment.ProcessorCount / 2);
        RunResults results = new(plan, request.Options, display, cancellation);
        SweepProgress progress = new(plan, jobs, TimeProvider.System);
        FindDone(plan, results, progress);
        TaskCommand command = new(Path.GetFileName(folder), Path.GetDirectoryName(Path.GetDirectoryName(folder))!, request.Options, request.Given.ContainsKey("threads") ? request.Options.Threads : Math.Max(1, Environment.ProcessorCount / jobs));
        if (progress.Count(RunStage.Waiting) > 0)
        {
            AcquireData(plan, progress);
            ISweepEngine engine = EngineOf(command, results, folder);
            display.Watch(progress, () => engine.Run(progress, cancellation));
        }

        RunsTable.Row[] rows = Collect(folder, plan, mayLose: true);
        foreach (string line in SweepSummary.Lines(rows))
        {
            display.Say(line);
        }

        display.Say($"table: {Path.Combine(folder, "runs.parquet")}");
        RequireAll(progress, again ?? Again(sweep));
        if (sweep.Written is not Sweep written)
        {
            return null;
        }

        SweepReport report = new(written, plan, request.Options, published, display, cancellation);
        _ = report.Run();
        return report;
    }

    // One of the catalogue may lose runs too: they stay among the runs of their study.
    private static string Planned(SweepPlan plan, SweepPlan? frozen)
    {
        if (frozen is null)
        {
            return "planned";
        }

        string[] before = [.. frozen.Runs.Select(run => run.Run)];
        int more = plan.Runs.Count(run => !before.Contains(run.Run));
        int fewer = before.Length - (plan.Runs.Count - more);
        return (more, fewer) switch
        {
            (0, 0) => frozen.IsAs(plan) ? "as planned" : "planned in another order",
            (_, 0) => $"extended by {more}",
            _ => $"planned anew, {more} more and {fewer} fewer",
        };
    }

    private bool IsOfSlurm => request.Text("engine") == "slurm";

    private ISweepEngine EngineOf(TaskCommand command, RunResults results, string folder)
    {
        int retries = request.Whole("retries") ?? 1;
        return IsOfSlurm ? new SlurmEngine(command, results, retries, folder, request.Text("sbatch") ?? "", display) : new LocalEngine(command, results, retries);
    }

    private void FindDone(SweepPlan plan, RunResults results, SweepProgress progress) => display.Watch("looking at what is there", steady: true, shown =>
    {
        for (int i = 0; i < plan.Runs.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            shown.Update((double)i / plan.Runs.Count, plan.Runs[i].Tag);
            if (results.FindOnce(plan.Runs[i])?.Measures is RunMeasures measures)
            {
                progress.Found(i, measures.MeanOf("mse"));
            }
        }
    });

    // Once for all, before several processes need them.
    private void AcquireData(SweepPlan plan, SweepProgress progress)
    {
        PlannedRun first = progress.Runs.First(run => run.Stage == RunStage.Waiting).Planned;
        try
        {
            new StudyPipeline(first.Options(request.Options, plan) with { Until = AcquireStep.CommandName }, display, cancellation).RunAll();
        }
        catch (StageException failure)
        {
            // Each run tries for itself, and is listed with what it says.
            display.Warn(failure.Message);
        }
    }

    private RunsTable.Row[] Collect(string folder, SweepPlan plan, bool mayLose)
    {
        using RunLock held = RunLock.Acquire(Path.Combine(folder, Locks), display.Say, cancellation);
        RunResults results = new(plan, request.Options, display, cancellation);
        RunsTable.Row[] rows = [.. plan.Runs.Select(run => RunsTable.RowOf(plan, run, results.FindOnce(run)))];
        (int before, int now) = (RunsTable.DoneIn(folder), rows.Count(row => row.Measures is not null));
        if (!mayLose && now < before)
        {
            throw new StageException($"The table in {folder} has {before} runs, and of these {before - now} are not up to date or not there any more, so it is left as it is. To see why: {Shell.Line([.. Shell.Program(CommandNames.Status, null)])}. To bring them up to date, run the sweep again.");
        }

        RunsTable.Write(folder, plan, rows);
        return rows;
    }

    private string Again(SweepFolder sweep)
    {
        string more = Shell.Line([.. OfEngines.Where(request.Given.ContainsKey).Select(option => $"--{option}={request.Given[option]}")]);
        return $"{new KnownSweep(Path.GetFileName(sweep.Folder), sweep.Folder, sweep.Plan, sweep.Written).Again(request.Options)} {more}".TrimEnd();
    }

    private static void RequireAll(SweepProgress progress, string again)
    {
        SweptRun[] failed = [.. progress.Runs.Where(run => run.Stage != RunStage.Done)];
        if (failed.Length > 0)
        {
            throw new StageException(
                $"{failed.Length} of {progress.Runs.Count} runs failed: {string.Join("; ", failed.Take(5).Select(run => $"{run.Planned.Tag}: {run.Words.TrimEnd('.')}"))}{(failed.Length > 5 ? $"; and {failed.Length - 5} more" : "")}. The table has the others. To try again what failed: {again}");
        }
    }
}
