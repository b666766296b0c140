using System.ComponentModel;
using System.Diagnostics;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Cli.Commands;

/// <summary>
/// replicate: brings a study up to date as far as evaluate, and has it learned again by libtorch in a program of its own, which this one does not refer to. Nothing that it writes is part of a run.
/// </summary>
internal static class ReplicateCommand
{
    /// <summary>Its name.</summary>
    public const string Name = CommandNames.Replicate;

    private const string Program = "src/Compute.Torch/bin/cpu/research-pipeline-torch.dll";
    private const int Replicated = 0, Parts = 3;

    /// <summary>Runs it.</summary>
    /// <exception cref="DiffersException">Something parts farther than rounding and chance explain.</exception>
    /// <exception cref="StageException">libtorch is not there, or the program failed.</exception>
    public static void Run(RunOptions options, Streams said, CancellationToken cancellation)
    {
        string program = Path.Combine(Repository.FindRoot(), Program);
        if (!File.Exists(program))
        {
            throw new StageException($"libtorch is not built here ({Program} is missing). To restore and build it (128 MB to download): dotnet cake --target=Replicate");
        }

        StudyPipeline pipeline = new(options with { Until = StageNames.Evaluate }, said, cancellation);
        pipeline.RunAll();
        string run = Path.GetFileName(pipeline.Workspace.RunDirectory);
        string output = Path.Combine(pipeline.Workspace.Artifacts, "replicate", run);
        int exitCode = Wait(program, ArgumentsOf(options, pipeline.Workspace.RunDirectory, output), cancellation);
        string file = pipeline.Workspace.NameOf(Path.Combine(output, "replication.txt"));
        switch (exitCode)
        {
            case Replicated:
                said.Say($"replicate: {file}");
                break;
            case Parts:
                throw new DiffersException($"libtorch comes to other results; every comparison is in {file}.");
            default:
                throw new StageException($"the replication ended with exit code {exitCode}; its message is above");
        }
    }

    /// <summary>What the program is told.</summary>
    internal static IReadOnlyList<string> ArgumentsOf(RunOptions options, string run, string output) =>
    [
        $"--study={options.Study}", .. options.Settings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"--set={line}"),
        $"--run={run}", $"--output={output}", FormattableString.Invariant($"--threads={options.Threads}"),
    ];

    // Its output and errors are those of this process: what it says is seen as it says it.
    private static int Wait(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        ProcessStartInfo start = new("dotnet", [program, .. arguments]);
        try
        {
            using Process child = Process.Start(start)!;
            using CancellationTokenRegistration ended = cancellation.Register(() => child.Kill(entireProcessTree: true));
            child.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return child.ExitCode;
        }
        catch (Win32Exception failure)
        {
            throw new StageException($"dotnet cannot be started ({failure.Message}); it must be on the PATH");
        }
    }
}
