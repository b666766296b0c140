using System.CommandLine;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Processes;
using Spectre.Console.Testing;

namespace ResearchPipeline.Runs.Tests;

/// <summary>Runs the command line inside the test process, on a console of its own.</summary>
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
}
