using System.Globalization;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Data;
using ResearchPipeline.Data.Files;
using ResearchPipeline.Stages;
using ResearchPipeline.Stages.Verification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>
/// verify: holds the files that lie here against the manifest, runs the whole study again from verified raw data in a folder of its own,
/// compares every artefact with the manifest, and says which differ, where first, and probably why.
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
        _files = new PublishedFiles(_original.Workspace.RunDirectory, _original.Workspace.Published, _original.Workspace.Hashes);
    }

    /// <summary>Verifies; returns when everything agrees.</summary>
    /// <exception cref="DiffersException">Something does not.</exception>
    public void Run()
    {
        Workspace workspace = _original.Workspace;
        Manifest published = File.Exists(workspace.ManifestFile)
            ? Manifest.Read(workspace.ManifestFile)
            : throw new StageException($"There is nothing to compare with: {workspace.ManifestFile} does not exist. Run the study first: {_options.CommandLine(CommandTree.Run)}");
        string folder = Path.Combine(workspace.Artifacts, "verify");
        using RunLock held = Lock(folder);
        Console.WriteLine($"against {workspace.ManifestFile}");
        string? defects = CheckFiles(published);
        using TemporaryFolder runs = TemporaryFolder.At(Path.Combine(folder, "runs"));
        StudyPipeline again = RunAgain(workspace, folder);
        Manifest here = Manifest.Read(again.Workspace.ManifestFile);
        IReadOnlyList<ArtefactVerdict> verdicts =
            new ManifestComparison(_files, again.Workspace.RunDirectory, [TrailPath], _tolerance).Compare(published, here);
        foreach (ArtefactVerdict verdict in verdicts)
        {
            Console.WriteLine($"  {verdict.Agreement.ToString().ToLowerInvariant(),-10} {verdict.Path}{(verdict.Detail.Length > 0 ? $": {verdict.Detail}" : "")}");
        }

        string? difference = Difference(verdicts, published, here, again);
        if (difference is not null)
        {
            runs.Keep();
            throw new DiffersException($"{difference}{(defects is null ? "" : $" Besides, {defects}.")}");
        }

        Console.WriteLine($"{(defects is null ? "verified" : "re-executed")}: {Agreed(verdicts)}");
        if (defects is not null)
        {
            throw new DiffersException($"{defects}. The study itself came out again as the manifest says, so it is these files that were changed, after they were made.");
        }
    }

    private RunLock Lock(string folder)
    {
        try
        {
            return RunLock.Acquire(folder, Console.WriteLine, _cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StageException(
                $"verify runs the study again in {folder}, where nothing can be written: {failure.Message.TrimEnd('.')}. Make that folder writable, or verify in a checkout that is.", failure);
        }
    }

    private string? CheckFiles(Manifest published)
    {
        KeptFiles kept = new(_original.Workspace, published);
        IReadOnlyList<FileDefect> defects = kept.Defects;
        foreach (FileDefect defect in defects)
        {
            Console.WriteLine($"  {kept.Name(defect)} {defect.What}");
        }

        Console.WriteLine(defects.Count == 0 ? "the files that lie here are those of the manifest" : "the study is run again all the same");
        return defects.Count == 0 ? null : kept.Describe(defects, _options.CommandLine(CommandTree.Run));
    }

    // Nothing of an earlier verification may count as done; only the raw files are taken over, and those are checked by hash. A folder that is
    // named is the only place where acquire looks, so one that lacks a file, or holds a damaged one, is not named.
    private StudyPipeline RunAgain(Workspace workspace, string folder)
    {
        DirectoryEntry.Remove(Path.Combine(folder, "runs"));
        bool isWhole = AcquireStep.Wrong(workspace.DataDirectory, workspace.Hashes).Count == 0;
        string? data = _options.DataDirectory ?? (isWhole ? workspace.DataDirectory : null);
        StudyPipeline again = new(_options with { Artifacts = folder, DataDirectory = data, Force = null }, _cancellation, _options.CommandLine(CommandTree.Verify));
        again.RunAll();
        return again;
    }

    private string Agreed(IReadOnlyList<ArtefactVerdict> verdicts)
    {
        int same = verdicts.Count(verdict => verdict.Agreement == Agreement.Same);
        int close = verdicts.Count(verdict => verdict.Agreement == Agreement.Close);
        return same == verdicts.Count
            ? $"all {verdicts.Count} artefacts came out again, byte for byte"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{same} artefacts came out again byte for byte, {close} within a relative tolerance of {_tolerance}, {verdicts.Count - same - close} hold no numbers to compare");
    }

    private string? Difference(IReadOnlyList<ArtefactVerdict> verdicts, Manifest published, Manifest here, StudyPipeline again)
    {
        ArtefactVerdict? first = verdicts.FirstOrDefault(verdict => !verdict.Holds);
        if (first is null)
        {
            return null;
        }

        string firstStep = first.Stage == TrainStage.Name && first.Agreement == Agreement.Different ? FirstStep(published, again) : "";
        string cause = new LikelyCause(published, here).Of(
            first, RecordOf(_original, first.Stage), RecordOf(again, first.Stage), () => RepeatsItself(first.Stage, again));
        return $"{verdicts.Count(verdict => !verdict.Holds)} of {verdicts.Count} artefacts differ; the first stage that differs is {first.Stage}{firstStep}. Likely cause: {cause}. The re-execution is kept in {again.Workspace.RunDirectory}.";
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
        IReadOnlyList<Artefact>? once = RecordOf(again, stage)?.Outputs;
        Directory.Delete(Path.Combine(again.Workspace.RunDirectory, stage), recursive: true);
        again.RunOne(stage);
        return once is not null && once.SequenceEqual(RecordOf(again, stage)?.Outputs ?? []);
    }

    private static StageRecord? RecordOf(StudyPipeline pipeline, string stage) =>
        StageRecord.Read(Path.Combine(pipeline.Workspace.RunDirectory, stage));
}
