using System.Diagnostics;
using ResearchPipeline.Cli.Commands;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Runs the command line in a process of its own, with environment variables that only a fresh runtime reads.</summary>
internal static class ChildProcess
{
    /// <summary>The program that runs .NET assemblies.</summary>
    public static string DotNet { get; } = FindDotNet();

    /// <summary>The assembly of the command line.</summary>
    public static string CommandLine { get; } = typeof(CommandTree).Assembly.Location;

    /// <summary>Runs the command line; variables are written as NAME=VALUE.</summary>
    public static (int ExitCode, string Output, string Error) Run(IEnumerable<string> variables, params string[] arguments) =>
        Start(DotNet, variables, [CommandLine, .. arguments]);

    /// <summary>Runs any program to its end.</summary>
    public static (int ExitCode, string Output, string Error) Start(string program, IEnumerable<string> variables, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string variable in variables)
        {
            string[] pair = variable.Split('=', 2);
            start.Environment[pair[0]] = pair[1];
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    // The test host may be an executable of its own; the framework it runs on lies beside the program: dotnet/shared/NAME/VERSION.
    private static string FindDotNet() => Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
