using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The command line in a process of its own, with environment variables that only a fresh runtime reads.</summary>
internal static class CommandLineProcess
{
    /// <summary>Its assembly.</summary>
    public static string Assembly { get; } = typeof(CommandTree).Assembly.Location;

    /// <summary>Runs it to its end; variables are written as NAME=VALUE.</summary>
    public static ProcessOutcome Run(IReadOnlyList<string> variables, params string[] arguments) => Of(variables, arguments).Run();

    /// <summary>The same, not yet started.</summary>
    public static ChildProcess Of(IReadOnlyList<string> variables, params string[] arguments) =>
        new(ChildProcess.DotNet, [Assembly, .. arguments]) { Variables = variables };
}
