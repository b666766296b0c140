using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Reporting;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>replicate: a study, or one of its arms, that is up to date as far as evaluate is learned again by libtorch, in a program of its own. Nothing that it writes is part of a run.</summary>
internal sealed class Replicating
{
    private const int Parts = 3;
    private readonly RunOptions _options;
    private readonly IRunDisplay _display;
    private readonly CancellationToken _cancellation;
    private readonly Libtorch _libtorch;
    private readonly StudyPipeline _pipeline;
    private readonly string _name;
    private readonly string[] _line;

    /// <param name="asked">What was asked for.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="UsageException">There is no such arm, or the study cannot be run so.</exception>
    public Replicating(RunOptions asked, IRunDisplay display, CancellationToken cancellation)
    {
        (_display, _cancellation, _libtorch) = (display, cancellation, Libtorch.Of(asked));
        ReplicatedArm? arm = ReplicatedArm.Of(asked, Catalogue.studies.Single(study => study.Name == asked.Study));
        _options = Libtorch.Ours(asked) with { Settings = arm?.Settings ?? asked.Settings, Until = StageNames.Evaluate, Arm = null };
        _pipeline = new(_options, display, cancellation, resume: asked.CommandLine(CommandNames.Replicate), isArm: arm is not null);
        _line =
        [
            "dotnet", "cake", "--target=Replicate", $"--study={asked.Study}", .. arm is null ? (string[])[] : [$"--arm={arm.Arm.Name}", $"--seed={arm.Seed}"],
            .. (arm is null ? asked.Settings : "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).Select(line => Options.Typed(line[0], line[1])),
        ];
        _name = arm is null ? Path.GetFileName(_pipeline.Workspace.RunDirectory) : $"{asked.Study}.{arm.Arm.Name}.{arm.Seed}";
    }

    /// <summary>What dotnet is told.</summary>
    public IReadOnlyList<string> Words =>
    [
        _libtorch.Path, $"--study={_options.Study}", .. _options.Settings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"--set={line}"),
        $"--run={_pipeline.Workspace.RunDirectory}", $"--output={Output}", FormattableString.Invariant($"--threads={_options.Threads}"), $"--device={_libtorch.Device}",
    ];

    private string Output => Path.Combine(_pipeline.Workspace.Artifacts, "replicate", _name);

    /// <summary>Brings what is compared up to date.</summary>
    /// <exception cref="StageException">The program is not built, or a stage failed.</exception>
    public void Prepare()
    {
        _libtorch.Require("Replicate");
        _pipeline.RunAll();
    }

    /// <summary>Says what came of it, and makes the page.</summary>
    /// <param name="exitCode">Of the program; null where it could not be started.</param>
    /// <exception cref="DiffersException">Something parts farther than rounding and chance explain.</exception>
    /// <exception cref="StageException">The program failed.</exception>
    public void Judge(int? exitCode)
    {
        if (exitCode != Parts)
        {
            Libtorch.RequireDone(exitCode, "the replication");
        }

        string page = TryWritePage();
        string file = _pipeline.Workspace.NameOf(Path.Combine(Output, "replication.txt"));
        if (exitCode == Parts)
        {
            throw new DiffersException($"libtorch comes to other results than rounding and chance explain. Every comparison is in {file}{page}.");
        }

        _display.Say($"replicate: every comparison is in {file}{page}");
    }

    // The word is said without it: a page that cannot be typeset takes nothing from what was compared.
    private string TryWritePage()
    {
        try
        {
            _display.Say("  typesetting the page");
            ReplicationPage.Write(_pipeline.Context, Shell.Line(_line), Output, _cancellation);
            return $", and typeset in {_pipeline.Workspace.NameOf(Path.Combine(Output, ReplicationPage.PdfFile))}";
        }
        catch (Exception failure) when (failure is ReportingException or DataException or IOException or UnauthorizedAccessException)
        {
            _display.Warn($"replicate: the page could not be made. {failure.Message}");
            return "";
        }
    }
}
