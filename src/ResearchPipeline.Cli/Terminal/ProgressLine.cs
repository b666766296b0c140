using System.Diagnostics;
using Spectre.Console;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>Progress of something that takes longer than two seconds: a bar on a terminal, a plain line now and then otherwise.</summary>
internal sealed class ProgressLine
{
    private const int BarWidth = 20;

    // Bar, percentage, remaining time, and the blanks between them.
    private const int OtherColumns = BarWidth + 18;
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private readonly Stopwatch _sinceLine = Stopwatch.StartNew();
    private readonly ProgressTask? _task;
    private readonly string _name;

    private ProgressLine(string name, ProgressTask? task)
    {
        _name = name;
        _task = task;
    }

    /// <summary>Runs work that reports to a progress line.</summary>
    public static void Run(string name, Action<ProgressLine> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            work(new ProgressLine(name, null));
            return;
        }

        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new ProgressLine(name, context.AddTask(name))));
    }

    /// <summary>Says something that stays.</summary>
    public void Say(string text)
    {
        if (_task is not null)
        {
            AnsiConsole.WriteLine($"  {text}");
        }
        else
        {
            Console.WriteLine($"  {text}");
        }
    }

    // What does not fit would wrap, and a bar of three lines jumps.
    private static string Fit(string text)
    {
        int room = Math.Max(10, AnsiConsole.Profile.Width - OtherColumns);
        return text.Length <= room ? text : $"{text.AsSpan(0, room - 1)}…";
    }

    /// <summary>Shows how far the work is, 0 … 1, with a few words.</summary>
    public void Update(double share, string text)
    {
        if (_task is not null)
        {
            _task.Value = 100 * share;
            _task.Description = Markup.Escape(Fit($"{_name} {text}"));
        }
        else if (_sinceLine.Elapsed >= PlainInterval)
        {
            Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"  {_name} {100 * share,3:0} % {text}"));
            _sinceLine.Restart();
        }
    }
}
