using ResearchPipeline.Files;
using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Verification;

namespace ResearchPipeline.Pipeline;

/// <summary>
/// verify: holds the files that lie here against the manifest, runs the whole study again from verified raw data in a folder of its own,
/// compares every artefact with the manifest, and says which differ, where first, and probably why.
/// </summary>
internal sealed class Reexecution
{
    private readonly RunOptions _asked, _options;
    private readonly IRunDisplay _display;
    private readonly CancellationToken _cancellation;
    private readonly StudyPipeline _original;
    private readonly ArmPart? _part;

    public Reexecution(RunOptions options, IRunDisplay display, CancellationToken cancellation)
    {
        (_asked, _options, _display, _cancellation) = (options, options.Arm is null ? options : options.Without("seed"), display, cancellation);
        _original = new StudyPipeline(_options, display, cancellation);
        _part = ArmPart.Of(options, _original.Context.Study);
    }

    /// <summary>Verifies; returns when everything agrees.</summary>
    /// <exception cref="DiffersException">Something does not.</exception>
    public void Run()
    {
        Workspace workspace = _original.Workspace;
        Manifest published = ReadManifest(workspace.ManifestFile);
        string folder = Path.Combine(workspace.Artifacts, "verify");
        if (DirectoryEntry.KindOf(folder) == EntryKind.Link)
        {
            throw new StageException($"{folder} is a link, and verify empties what lies there. Move it away, and verify again.");
        }

        using RunLock held = Lock(folder);
        _display.Say($"against {workspace.ManifestFile}{(_part is null ? "" : $", {_part.Words}")}");
        string? defects = CheckFiles(published);
        published = _part?.Of(published) ?? published;
        using TemporaryFolder runs = TemporaryFolder.At(Workspace.RunsIn(folder));
        using TemporaryFolder stages = TemporaryFolder.At(Workspace.StagesIn(folder));
        StudyPipeline again = Again(workspace, folder);
        ReexecutionComparison comparison = new(published, RunAgain(again), _original, again, stage => RunAgain(again, stage), _options.Tolerance);
        foreach (ArtefactVerdict verdict in comparison.Verdicts)
        {
            _display.Say($"  {verdict.Agreement.ToString().ToLowerInvariant(),-10} {verdict.Path}{(verdict.Detail.Length > 0 ? $": {verdict.Detail}" : "")}");
        }

        if (comparison.Difference() is string difference)
        {
            if (comparison.HasOtherArtefacts)
            {
                runs.Keep();
                stages.Keep();
            }

            throw new DiffersException($"{difference}{(comparison.OtherFields.Count > 0 ? $" {HowToRestoreManifest}" : "")}{(defects is null ? "" : $" Besides, {defects}.")}");
        }

        _display.Say($"{(defects is null ? "verified" : "re-executed")}: {comparison.Agreed}");
        if (defects is not null)
        {
            throw new DiffersException($"{defects}. The study itself came out again as the manifest says, so it is these files that were changed, after they were made.");
        }
    }

    private string HowToRestoreManifest => _original.Workspace is { Published: not null } published
        ? $"The manifest comes back with: git checkout -- {Shell.Line([Path.GetRelativePath(published.Root, published.ManifestFile).Replace('\\', '/')])}"
        : $"To write the manifest again: {_options.CommandLine(CommandNames.Run)}";

    private Manifest ReadManifest(string path)
    {
        if (!File.Exists(path))
        {
            throw new StageException($"There is nothing to compare with: {path} does not exist. Run the study first: {_options.CommandLine(CommandNames.Run)}");
        }

        try
        {
            return Manifest.Read(path);
        }
        catch (StageException failure)
        {
            throw new StageException($"{failure.Message}. {HowToRestoreManifest}", failure);
        }
    }

    private RunLock Lock(string folder)
    {
        try
        {
            return RunLock.Acquire(folder, _display.Say, _cancellation);
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
            _display.Say($"  {kept.Name(defect)} {defect.What}");
        }

        _display.Say(defects.Count == 0 ? "the files that lie here are those of the manifest" : "the study is run again all the same");
        return defects.Count == 0 ? null : kept.Describe(defects, _options.CommandLine(CommandNames.Run));
    }

    // Nothing of an earlier verification may count as done; only the raw files are taken over, and those are checked by hash. A folder that is
    // named is the only place where acquire looks, so one that lacks a file, or holds a damaged one, is not named.
    private StudyPipeline Again(Workspace workspace, string folder)
    {
        DirectoryEntry.Remove(Workspace.RunsIn(folder));
        DirectoryEntry.Remove(Workspace.StagesIn(folder));
        string? data = _options.DataDirectory ?? (AcquireStep.IsWhole(workspace) ? workspace.DataDirectory : null);
        return new(_options with { Artifacts = folder, DataDirectory = data, Force = null }, _display, _cancellation, _asked.CommandLine(CommandNames.Verify));
    }

    private Manifest RunAgain(StudyPipeline again)
    {
        if (_part is not null)
        {
            return again.RunPart(_part);
        }

        again.RunAll();
        return Manifest.Read(again.Workspace.ManifestFile);
    }

    private void RunAgain(StudyPipeline again, string stage)
    {
        if (_part is not null)
        {
            _ = again.RunPart(_part);
        }
        else
        {
            again.RunOne(stage);
        }
    }
}
