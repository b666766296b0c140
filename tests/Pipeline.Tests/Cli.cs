using System.CommandLine;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Runs the command line inside the test process, whose console it redirects: tests that use it are in the collection "command line".</summary>
internal static class Cli
{
    public static ProcessOutcome Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        TextWriter console = Console.Out;
        TextWriter consoleError = Console.Error;
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            InvocationConfiguration configuration = new() { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            int exitCode = CommandTree.Invoke(arguments, configuration);
            return new ProcessOutcome(exitCode, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(consoleError);
        }
    }
}
