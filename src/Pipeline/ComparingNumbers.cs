using ResearchPipeline.Engine;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>mixed-precision: a study is learned by libtorch in several kinds of numbers and with several seeds, and what other numbers cost is written beside it (decision 28). Nothing of it is part of a run.</summary>
internal sealed class ComparingNumbers
{
    private const string SmallStudy = "smoke";
    private readonly RunOptions _options;
    private readonly IRunDisplay _display;
    private readonly Libtorch _libtorch;
    private readonly StudyPipeline _pipeline;
    private readonly string? _numbers;
    private readonly int? _seeds;

    /// <param name="asked">What was asked for.</param>
    /// <param name="isNamed">Whether a study was named; if not, it is the main one on CUDA, and on the processor a small one.</param>
    /// <param name="numbers">Kinds of numbers with commas between them, or null for all.</param>
    /// <param name="seeds">How many, or null for what the program takes.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="UsageException">The study cannot be run so.</exception>
    public ComparingNumbers(RunOptions asked, bool isNamed, string? numbers, int? seeds, IRunDisplay display, CancellationToken cancellation)
    {
        (_display, _libtorch, _numbers, _seeds) = (display, Libtorch.Of(asked), numbers, seeds);
        _options = Libtorch.Ours(asked) with { Until = StageNames.Normalize };
        if (!isNamed && _libtorch.Device == "cpu")
        {
            _display.Say($"mixed-precision: no study is named, and libtorch computes on the processor, so the study is {SmallStudy}; --study={asked.Study} takes hours there");
            _options = _options with { Study = SmallStudy };
        }

        _pipeline = new(_options, display, cancellation, resume: asked.CommandLine(CommandNames.MixedPrecision));
    }

    /// <summary>What dotnet is told.</summary>
    public IReadOnlyList<string> Words =>
    [
        _libtorch.Path, "precision", $"--study={_options.Study}", .. _options.Settings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"--set={line}"),
        $"--run={_pipeline.Workspace.RunDirectory}", $"--output={Output}", FormattableString.Invariant($"--threads={_options.Threads}"), $"--device={_libtorch.Device}",
        .. _numbers is null ? (string[])[] : [$"--numbers={_numbers}"], .. _seeds is null ? (string[])[] : [FormattableString.Invariant($"--seeds={_seeds}")],
    ];

    // Of each device its own: what is known of one is not of the other.
    private string Output => Path.Combine(_pipeline.Workspace.Artifacts, "mixed-precision", $"{Path.GetFileName(_pipeline.Workspace.RunDirectory)}-{_libtorch.Device}");

    /// <summary>Brings the images up to date.</summary>
    /// <exception cref="StageException">The program is not built, or a stage failed.</exception>
    public void Prepare()
    {
        _libtorch.Require("MixedPrecision");
        _pipeline.RunAll();
    }

    /// <summary>Says where everything is.</summary>
    /// <param name="exitCode">Of the program; null where it could not be started.</param>
    /// <exception cref="StageException">The program failed.</exception>
    public void Judge(int? exitCode)
    {
        Libtorch.RequireDone(exitCode, "the comparison of numbers");
        _display.Say($"mixed-precision: tables are in {_pipeline.Workspace.NameOf(Output)} (mixed-precision.txt, mixed-precision.json, mixed_precision.parquet, mixed_precision_runs.parquet)");
    }
}
