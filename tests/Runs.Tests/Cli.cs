using System.CommandLine;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Processes;
using Spectre.Console.Testing;

namespace ResearchPipeline.Runs.Tests;

/// <summary>The command line: inside the test process, or in one of its own.</summary>
internal static class Cli
{
    public static ProcessOutcome Run(params string[] arguments)
    {
        using TestConsole console = new();
        using StringWriter error = new();
        InvocationConfiguration configuration = new() { Output = console.Profile.Out.Writer, Error = error, EnableDefaultExceptionHandler = false };
        int exitCode = CommandTree.Invoke(arguments, configuration, new Streams(console, error));
        return new ProcessOutcome(exitCode, console.Output, error.ToString());
    }

    /// <summary>In a process of its own, not yet started; variables are written as NAME=VALUE.</summary>
    public static ChildProcess Process(IReadOnlyList<string> variables, params string[] arguments) =>
        new(ChildProcess.DotNet, [typeof(CommandTree).Assembly.Location, .. arguments]) { Variables = variables };
}
