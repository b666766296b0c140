using System.Globalization;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Data;
using ResearchPipeline.Stages;
using ResearchPipeline.Stages.Verification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>
/// verify: runs the whole study again from verified raw data in a folder of its own, compares every artefact with the
/// manifest, and says which differ, where first, and probably why.
/// </summary>
internal sealed class Reexecution
{
    private const string TrailPath = $"{TrainStage.Name}/{TrainingTrail.FileName}";
    private readonly RunOptions _options;
    private readonly double? _tolerance;
    private readonly CancellationToken _cancellation;
    private readonly StudyPipeline _original;
    private readonly PublishedFiles _files;

    public Reexecution(RunOptions options, CancellationToken cancellation)
    {
        (_options, _tolerance, _cancellation) = (options, options.Tolerance, cancellation);
        _original = new StudyPipeline(options, cancellation);
        _files = new PublishedFiles(_original.Workspace.RunDirectory, _original.Workspace.Published);
    }

    /// <summary>Verifies; returns when everything agrees.</summary>
    /// <exception cref="DiffersException">Something does not.</exception>
    public void Run()
    {
        Workspace workspace = _original.Workspace;
        string manifestPath = Path.Combine(workspace.Published ?? workspace.RunDirectory, Manifest.FileName);
        Manifest published = File.Exists(manifestPath)
            ? Manifest.Read(manifestPath)
            : throw new StageException($"There is nothing to compare with: {manifestPath} does not exist. Run the study first: {_options.CommandLine(CommandTree.Run)}");
        string folder = Path.Combine(workspace.Artifacts, "verify");
        using RunLock held = RunLock.Acquire(folder, Console.WriteLine, _cancellation);
        StudyPipeline again = RunAgain(workspace, folder);
        Manifest here = Manifest.Read(Path.Combine(again.Workspace.RunDirectory, Manifest.FileName));

        Console.WriteLine($"against {manifestPath}");
        IReadOnlyList<ArtefactVerdict> verdicts =
            new ManifestComparison(_files, again.Workspace.RunDirectory, [TrailPath], _tolerance).Compare(published, here);
        foreach (ArtefactVerdict verdict in verdicts)
        {
            Console.WriteLine($"  {verdict.Agreement.ToString().ToLowerInvariant(),-10} {verdict.Path}{(verdict.Detail.Length > 0 ? $": {verdict.Detail}" : "")}");
        }

        RequireAllHold(verdicts, published, here, again);
        int same = verdicts.Count(verdict => verdict.Agreement == Agreement.Same);
        int close = verdicts.Count(verdict => verdict.Agreement == Agreement.Close);
        Console.WriteLine(same == verdicts.Count
            ? $"verified: all {verdicts.Count} artefacts came out again, byte for byte"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"verified: {same} artefacts came out again byte for byte, {close} within a relative tolerance of {_tolerance}, {verdicts.Count - same - close} hold no numbers to compare"));
        Directory.Delete(Path.Combine(folder, "runs"), recursive: true);
    }

    // Nothing of an earlier verification may count as done; only the raw files are taken over, and those are checked by hash.
    private StudyPipeline RunAgain(Workspace workspace, string folder)
    {
        string runs = Path.Combine(folder, "runs");
        if (Directory.Exists(runs))
        {
            Directory.Delete(runs, recursive: true);
        }

        string? data = _options.DataDirectory ?? (Directory.Exists(workspace.DataDirectory) ? workspace.DataDirectory : null);
        StudyPipeline again = new(_options with { Artifacts = folder, DataDirectory = data, Force = null }, _cancellation, _options.CommandLine(CommandTree.Verify));
        again.RunAll();
        return again;
    }

    private void RequireAllHold(IReadOnlyList<ArtefactVerdict> verdicts, Manifest published, Manifest here, StudyPipeline again)
    {
        ArtefactVerdict? first = verdicts.FirstOrDefault(verdict => !verdict.Holds);
        if (first is null)
        {
            return;
        }

        string firstStep = first.Stage == TrainStage.Name ? FirstStep(published, again) : "";
        string cause = new LikelyCause(published, here).Of(
            first, RecordOf(_original, first.Stage), RecordOf(again, first.Stage), () => RepeatsItself(first.Stage, again));
        throw new DiffersException(
            $"{verdicts.Count(verdict => !verdict.Holds)} of {verdicts.Count} artefacts differ; the first stage that differs is {first.Stage}{firstStep}. Likely cause: {cause}. The re-execution is kept in {again.Workspace.RunDirectory}.");
    }

    private string FirstStep(Manifest published, StudyPipeline again)
    {
        Artefact? trail = published.Artefacts.FirstOrDefault(artefact => artefact.Path == TrailPath);
        string? copy = trail is null ? null : _files.Find(trail, out _);
        if (copy is null)
        {
            return "";
        }

        try
        {
            return $", {new DivergingStep(again.Context).Describe(
                TrainingTrail.Read(copy), TrainingTrail.Read(Path.Combine(again.Workspace.RunDirectory, TrailPath)))}";
        }
        catch (DataException failure)
        {
            return $" ({failure.Message.TrimEnd('.')})";
        }
    }

    private static bool RepeatsItself(string stage, StudyPipeline again)
    {
        string folder = Path.Combine(again.Workspace.RunDirectory, stage);
        IReadOnlyList<Artefact> once = Artefact.Below(folder);
        Directory.Delete(folder, recursive: true);
        again.RunOne(stage);
        return once.SequenceEqual(Artefact.Below(folder));
    }

    private static StageRecord? RecordOf(StudyPipeline pipeline, string stage) =>
        StageRecord.Read(Path.Combine(pipeline.Workspace.RunDirectory, stage));
}
