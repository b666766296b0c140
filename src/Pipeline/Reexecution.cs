using ResearchPipeline.Data.Sources;
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
    private readonly VerifiedRun _verified;

    /// <param name="options">What was asked for.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <param name="published">Where studies are published; in the checkout unless given.</param>
    public Reexecution(RunOptions options, IRunDisplay display, CancellationToken cancellation, PublishedStudies? published = null)
    {
        (_asked, _options, _display, _cancellation) = (options, options.Arm is null ? options : options.Without("seed"), display, cancellation);
        _original = new StudyPipeline(_options, display, cancellation, published: published);
        _part = ArmPart.Of(options, _original.Context.Study);
        _verified = new VerifiedRun(_original.Workspace, PublishedCopies.Of(_original.Context.Study), PublishedCopies.Descriptions, _options, CommandNames.Run, display);
    }

    /// <summary>Verifies; returns when everything agrees.</summary>
    /// <exception cref="DiffersException">Something does not.</exception>
    public void Run()
    {
        Manifest published = _verified.ReadManifest();
        using VerificationFolder folder = VerificationFolder.Of(_original.Workspace, _display.Say, _cancellation);
        _display.Say($"against {_original.Workspace.ManifestFile}{(_part is null ? "" : $", {_part.Words}")}");
        string? defects = _verified.CheckFiles(published);
        published = _part?.Of(published) ?? published;
        folder.Empty();
        StudyPipeline again = Again(folder.Path);
        ReexecutionComparison comparison = new(published, RunAgain(again), _original, again, stage => RunAgain(again, stage), _options.Tolerance);
        foreach (ArtefactVerdict verdict in comparison.Verdicts)
        {
            _display.Say($"  {verdict.Agreement.ToString().ToLowerInvariant(),-10} {verdict.Path}{(verdict.Detail.Length > 0 ? $": {verdict.Detail}" : "")}");
        }

        if (comparison.Difference() is string difference)
        {
            if (comparison.HasOtherArtefacts)
            {
                folder.Keep();
            }

            throw new DiffersException($"{difference}{(comparison.OtherFields.Count > 0 ? $" {_verified.HowToRestoreManifest}" : "")}{(defects is null ? "" : $" Besides, {defects}.")}");
        }

        _display.Say($"{(defects is null ? "verified" : "re-executed")}: {comparison.Agreed}");
        if (defects is not null)
        {
            throw new DiffersException($"{defects}. The study itself came out again as the manifest says, so it is these files that were changed, after they were made.");
        }
    }

    // Only the raw files are taken over, and those are checked by hash. A folder that is named is the only place where acquire looks, so one that
    // lacks a file, or holds a damaged one, is not named.
    private StudyPipeline Again(string folder)
    {
        IReadOnlyList<RawDataset> raw = _original.Raw;
        string? named = raw.Count == 1 ? NamedFolder.Of(_options, raw[0], raw) : _options.DataDirectory;
        string held = raw.Count == 1 ? _original.Workspace.DataOf(raw[0]) : _original.Workspace.DataDirectory;
        string? data = named ?? (raw.All(dataset => AcquireStep.IsWhole(_original.Workspace, dataset)) ? held : null);
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
