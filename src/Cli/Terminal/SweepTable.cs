using System.Globalization;
using ResearchPipeline.Runs.Sweeping;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>How far a sweep is: on a terminal a table that changes, elsewhere a line whenever a run begins or ends.</summary>
internal static class SweepTable
{
    private const int RowsShown = 12;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(500);

    /// <summary>Shows the runs while work goes on.</summary>
    public static void Run(SweepProgress progress, Action work, IAnsiConsole console)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            progress.Changed += Say;
            work();
            return;
        }

        console.Live(Of(progress, console.Profile.Width)).AutoClear(true).Start(context =>
        {
            // Drawn on this thread alone: work goes on beside it.
            Task running = Task.Run(work);
            while (!running.Wait(Refresh))
            {
                context.UpdateTarget(Of(progress, console.Profile.Width));
                context.Refresh();
            }

            running.GetAwaiter().GetResult();
        });

        void Say(int number, SweptRun run) => console.Profile.Out.Writer.WriteLine(LineOf(progress, number, run));
    }

    // The lock of the progress is held: counts are those of this moment.
    private static string LineOf(SweepProgress progress, int number, SweptRun run)
    {
        string said = run.Stage switch
        {
            RunStage.Running when run.Tries > 1 => $"begins again, try {run.Tries}",
            RunStage.Running => "begins",
            RunStage.Waiting => $"waits to be tried again: {run.Words}",
            RunStage.Done => $"done{Seconds(run)}{ErrorOf(run)}",
            _ => $"failed: {run.Words}",
        };
        return $"  {number + 1}/{progress.Runs.Count} {run.Planned.Tag} {said} ({Counts(progress)})";
    }

    /// <summary>The table as it is now, as wide as the terminal at most.</summary>
    internal static IRenderable Of(SweepProgress progress, int width)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("run", "state", "seconds", "MSE").Width(Math.Min(width, 100));
        IReadOnlyList<SweptRun> runs = progress.Runs;
        // What goes on, what failed, and what was done last.
        SweptRun[] shown = [.. runs.OrderBy(run => run.Stage switch { RunStage.Running => 0, RunStage.Failed => 1, RunStage.Done => 2, _ => 3 }).Take(RowsShown)];
        foreach (SweptRun run in shown)
        {
            table.AddRow(
                Markup.Escape(run.Planned.Tag),
                run.Stage switch { RunStage.Failed => $"[red]failed[/]: {Markup.Escape(run.Words)}", RunStage.Running => run.Tries > 1 ? $"running, try {run.Tries}" : "running", RunStage.Done => "[green]done[/]", _ => "waiting" },
                run.Seconds is double seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s") : "",
                run.Error?.ToString("0.00000", CultureInfo.InvariantCulture) ?? "");
        }

        return new Rows(table, new Text($"{(runs.Count > shown.Length ? $"and {runs.Count - shown.Length} more; " : "")}{Counts(progress)}"));
    }

    private static string Counts(SweepProgress progress) =>
        $"{progress.Count(RunStage.Done)} done, {progress.Count(RunStage.Running)} running, {progress.Count(RunStage.Waiting)} waiting, {progress.Count(RunStage.Failed)} failed{Left(progress)}{Best(progress)}";

    private static string Left(SweepProgress progress) =>
        progress.SecondsLeft is double seconds and > 0 ? $", about {(seconds < 90 ? $"{seconds:0} s" : $"{seconds / 60:0} min")} left" : "";

    private static string Best(SweepProgress progress) =>
        progress.Best is SweptRun best ? string.Create(CultureInfo.InvariantCulture, $", best MSE {best.Error:0.00000} of {best.Planned.Tag}") : "";

    private static string Seconds(SweptRun run) => run.Seconds is double seconds ? string.Create(CultureInfo.InvariantCulture, $" in {seconds:0.0} s") : "";

    private static string ErrorOf(SweptRun run) => run.Error is double error ? string.Create(CultureInfo.InvariantCulture, $", MSE {error:0.00000}") : "";
}
