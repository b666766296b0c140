using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Sweeping;
using Spectre.Console;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>Where a command says what it does: a console for what goes well, and a stream for what does not.</summary>
/// <param name="Console">The console.</param>
/// <param name="Errors">Standard error.</param>
public sealed record Streams(IAnsiConsole Console, TextWriter Errors) : ISweepDisplay
{
    /// <summary>Those of this process.</summary>
    public static Streams OfProcess() => new(
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(System.Console.Out),
            Interactive = System.Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        }),
        System.Console.Error);

    /// <summary>Says a line as it is: nothing is wrapped, and no markup is read.</summary>
    public void Say(string line) => Console.Profile.Out.Writer.WriteLine(line);

    /// <inheritdoc/>
    public void Warn(string line) => Errors.WriteLine(line);

    /// <inheritdoc/>
    public void Watch(string name, bool steady, Action<IProgressDisplay> work) => ProgressLine.Run(name, work, steady, Console, TimeProvider.System);

    /// <inheritdoc/>
    void ISweepDisplay.Watch(SweepProgress progress, Action work) => SweepTable.Run(progress, work, Console);
}
