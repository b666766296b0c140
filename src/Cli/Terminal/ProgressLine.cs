using System.Globalization;
using Spectre.Console;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>Progress of something that takes longer than two seconds: a bar on a terminal, a plain line now and then otherwise.</summary>
internal sealed class ProgressLine
{
    private const int WideTerminal = 100;
    private const string BetweenItems = "  ";
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(100);
    private readonly TimeProvider _clock;
    private readonly string _name;
    private readonly IAnsiConsole? _terminal;
    private readonly ProgressContext? _context;
    private readonly ProgressTask? _task;
    private readonly TimeLeft? _left;
    private long _shown;

    private ProgressLine(string name, TimeLeft? left, TimeProvider clock) =>
        (_name, _left, _clock, _shown) = (name, left, clock, clock.GetTimestamp());

    private ProgressLine(string name, TimeLeft? left, TimeProvider clock, IAnsiConsole terminal, ProgressContext context)
        : this(name, left, clock)
    {
        (_terminal, _context, _task) = (terminal, context, context.AddTask(name));
        context.Refresh();
    }

    /// <summary>Whether there is a terminal to draw a bar on.</summary>
    public static bool HasTerminal => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>Runs work that reports to a progress line.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="work">The work.</param>
    /// <param name="steady">Whether it goes on evenly, so that the time left can be estimated.</param>
    public static void Run(string name, Action<ProgressLine> work, bool steady = false) =>
        Run(name, work, steady, HasTerminal ? AnsiConsole.Console : null, TimeProvider.System);

    /// <summary>The same on a given terminal, or without one, and by a given clock.</summary>
    internal static void Run(string name, Action<ProgressLine> work, bool steady, IAnsiConsole? terminal, TimeProvider clock)
    {
        TimeLeft? left = steady ? new TimeLeft(clock) : null;
        if (terminal is null)
        {
            work(new ProgressLine(name, left, clock));
            return;
        }

        // It is drawn when there is something new: a bar that is left behind by a signal must not draw over what is said last.
        terminal.Progress()
            .AutoRefresh(false)
            .AutoClear(true)
            .Columns(
            [
                new ProgressBarColumn { Width = BarWidth(terminal) },
                new PercentageColumn(),
                .. left is null ? Array.Empty<ProgressColumn>() : [new TimeLeftColumn(left)],
                new TaskDescriptionColumn { Alignment = Justify.Left },
            ])
            .Start(context => work(new ProgressLine(name, left, clock, terminal, context)));
    }

    /// <summary>Says something that stays.</summary>
    public void Say(string text)
    {
        if (_terminal is not null)
        {
            _terminal.Write(new Padder(new Text(text), new Padding(2, 0, 0, 0)));
        }
        else
        {
            Console.WriteLine($"  {text}");
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
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {_name} {100 * share,3:0} % {text}"));
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
        int columns = BarWidth(_terminal!) + 1 + "100%".Length + 1 + (_left is null ? 0 : TimeLeftColumn.Width + 1);
        int room = Math.Max(10, _terminal!.Profile.Width - columns - 1);
        while (text.Length > room && text.LastIndexOf(BetweenItems, StringComparison.Ordinal) is int cut and > 0)
        {
            text = text[..cut];
        }

        return text.Length <= room ? text : $"{text.AsSpan(0, room - 1)}…";
    }
}
