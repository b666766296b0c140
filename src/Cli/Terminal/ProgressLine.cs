using System.Globalization;
using ResearchPipeline.Pipeline;
using Spectre.Console;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>Progress of something that takes longer than two seconds: a bar on a terminal, a plain line now and then otherwise.</summary>
internal sealed class ProgressLine : IProgressDisplay
{
    private const int WideTerminal = 100;
    private const string BetweenItems = "  ";
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(100);
    private readonly TimeProvider _clock;
    private readonly string _name;
    private readonly IAnsiConsole _console;
    private readonly ProgressContext? _context;
    private readonly ProgressTask? _task;
    private readonly TimeLeft? _left;
    private long _shown;

    private ProgressLine(string name, TimeLeft? left, TimeProvider clock, IAnsiConsole console) =>
        (_name, _left, _clock, _console, _shown) = (name, left, clock, console, clock.GetTimestamp());

    private ProgressLine(string name, TimeLeft? left, TimeProvider clock, IAnsiConsole console, ProgressContext context)
        : this(name, left, clock, console)
    {
        (_context, _task) = (context, context.AddTask(name));
        context.Refresh();
    }

    /// <summary>Runs work that reports to a progress line.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="work">The work.</param>
    /// <param name="steady">Whether it goes on evenly, so that the time left can be estimated.</param>
    /// <param name="console">Where to show it: a bar where it is interactive.</param>
    /// <param name="clock">The time.</param>
    public static void Run(string name, Action<IProgressDisplay> work, bool steady, IAnsiConsole console, TimeProvider clock)
    {
        TimeLeft? left = steady ? new TimeLeft(clock) : null;
        if (!console.Profile.Capabilities.Interactive)
        {
            work(new ProgressLine(name, left, clock, console));
            return;
        }

        // It is drawn when there is something new: a bar that is left behind by a signal must not draw over what is said last.
        console.Progress()
            .AutoRefresh(false)
            .AutoClear(true)
            .Columns(
            [
                new ProgressBarColumn { Width = BarWidth(console) },
                new PercentageColumn(),
                .. left is null ? Array.Empty<ProgressColumn>() : [new TimeLeftColumn(left)],
                new TaskDescriptionColumn { Alignment = Justify.Left },
            ])
            .Start(context => work(new ProgressLine(name, left, clock, console, context)));
    }

    /// <summary>Says something that stays.</summary>
    public void Say(string text)
    {
        if (_task is not null)
        {
            _console.Write(new Padder(new Text(text), new Padding(2, 0, 0, 0)));
        }
        else
        {
            _console.Profile.Out.Writer.WriteLine($"  {text}");
        }
    }

    /// <summary>Shows how far the work is, 0 … 1, with a few words: items with two blanks between them, the most interesting first.</summary>
    public void Update(double share, string text)
    {
        _left?.Add(share);
        if (_clock.GetElapsedTime(_shown) < (_task is null ? PlainInterval : BarInterval))
        {
            return;
        }

        _shown = _clock.GetTimestamp();
        if (_task is null)
        {
            _console.Profile.Out.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {_name} {100 * share,3:0} % {text}"));
            return;
        }

        _task.Value = 100 * share;
        _task.Description = Markup.Escape(Fit($"{_name} {text}"));
        _context!.Refresh();
    }

    private static int BarWidth(IAnsiConsole terminal) => terminal.Profile.Width < WideTerminal ? 10 : 20;

    // What does not fit would wrap, and a bar of three lines jumps: items are left out from the end, for half a number is a wrong one.
    private string Fit(string text)
    {
        int columns = BarWidth(_console) + 1 + "100%".Length + 1 + (_left is null ? 0 : TimeLeftColumn.Width + 1);
        int room = Math.Max(10, _console.Profile.Width - columns - 1);
        while (text.Length > room && text.LastIndexOf(BetweenItems, StringComparison.Ordinal) is int cut and > 0)
        {
            text = text[..cut];
        }

        return text.Length <= room ? text : $"{text.AsSpan(0, room - 1)}…";
    }
}
