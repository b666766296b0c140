using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>replicate: a study that is up to date as far as evaluate is learned again by libtorch, in a program of its own. Nothing that it writes is part of a run.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="display">Told what happens.</param>
/// <param name="cancellation">Asks to stop.</param>
internal sealed class Replicating(RunOptions options, IRunDisplay display, CancellationToken cancellation)
{
    private const string Program = "src/Compute.Torch/bin/cpu/research-pipeline-torch.dll";
    private const int Replicated = 0, Parts = 3, Interrupted = 130;
    private readonly string _program = Path.Combine(Repository.FindRoot(), Program);
    private readonly StudyPipeline _pipeline = new(options with { Until = StageNames.Evaluate }, display, cancellation);

    /// <summary>What dotnet is told.</summary>
    public IReadOnlyList<string> Words =>
    [
        _program, $"--study={options.Study}", .. options.Settings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"--set={line}"),
        $"--run={_pipeline.Workspace.RunDirectory}", $"--output={Output}", FormattableString.Invariant($"--threads={options.Threads}"),
    ];

    private string Output => Path.Combine(_pipeline.Workspace.Artifacts, "replicate", Path.GetFileName(_pipeline.Workspace.RunDirectory));

    /// <summary>Brings the study up to date as far as it is compared.</summary>
    /// <exception cref="StageException">The program is not built, or a stage failed.</exception>
    public void Prepare()
    {
        if (!File.Exists(_program))
        {
            throw new StageException($"libtorch is not built here ({Program} is missing). To restore and build it (128 MB to download): dotnet cake --target=Replicate");
        }

        _pipeline.RunAll();
    }

    /// <summary>Says what came of it.</summary>
    /// <param name="exitCode">Of the program; null where it could not be started.</param>
    /// <exception cref="DiffersException">Something parts farther than rounding and chance explain.</exception>
    /// <exception cref="StageException">The program failed.</exception>
    public void Judge(int? exitCode)
    {
        string file = _pipeline.Workspace.NameOf(Path.Combine(Output, "replication.txt"));
        switch (exitCode)
        {
            case Replicated:
                display.Say($"replicate: every comparison is in {file}");
                break;
            case Parts:
                throw new DiffersException($"libtorch comes to other results than rounding and chance explain. Every comparison is in {file}.");
            case Interrupted:
                throw new OperationCanceledException("A signal ended the replication.");
            case null:
                throw new StageException("dotnet cannot be started; it must be on the PATH");
            default:
                throw new StageException($"the replication ended with exit code {exitCode}; its message is above");
        }
    }
}
