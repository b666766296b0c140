using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>The last part of verify-all: makes the report on all studies again in a folder of its own, from the tables that are published, and compares every artefact with its manifest.</summary>
internal sealed class FamilyReexecution
{
    private readonly RunOptions _options;
    private readonly PublishedStudies _published;
    private readonly IRunDisplay _display;
    private readonly CancellationToken _cancellation;
    private readonly Workspace _original;
    private readonly VerifiedRun _verified;

    /// <param name="options">What was asked for, of no study.</param>
    /// <param name="published">The studies, and where they and the report on them are published.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asks to stop.</param>
    public FamilyReexecution(RunOptions options, PublishedStudies published, IRunDisplay display, CancellationToken cancellation)
    {
        (_options, _published, _display, _cancellation) = (options, published, display, cancellation);
        _original = FamilyPipeline.WorkspaceOf(options, published);
        _verified = new VerifiedRun(_original, FamilyPipeline.Copied, [], options, CommandNames.Family, display);
    }

    /// <summary>Verifies; returns when everything agrees.</summary>
    /// <exception cref="DiffersException">Something does not.</exception>
    public void Run()
    {
        Manifest published = _verified.ReadManifest();
        using VerificationFolder folder = VerificationFolder.Of(_original, _display.Say, _cancellation);
        _display.Say($"against {_original.ManifestFile}");
        string? defects = _verified.CheckFiles(published);
        folder.Empty();
        RunOptions again = _options with { Artifacts = folder.Path };
        PublishedStudies unwritten = _published with { IsWritten = false };
        Manifest here = new FamilyPipeline(again, unwritten, _display, _cancellation).Run();
        string[] fields = [.. published.OtherFieldsThan(here)];
        string[] wrong = [.. fields, .. here.DifferencesFrom(published)];
        string besides = defects is null ? "" : $" Besides, {defects}.";
        if (wrong.Length > 0)
        {
            folder.Keep();
            throw new DiffersException(
                $"the report on all studies differs from its manifest: {string.Join("; ", wrong)}. The re-execution is kept in {FamilyPipeline.WorkspaceOf(again, unwritten).RunDirectory}.{(fields.Length > 0 ? $" {_verified.HowToRestoreManifest}." : "")}{besides}");
        }

        _display.Say($"{(defects is null ? "verified" : "re-executed")}: all {here.Artefacts.Count} artefacts of the report on all studies came out again, byte for byte");
        if (defects is not null)
        {
            throw new DiffersException($"{defects}. The report on all studies itself came out again as the manifest says, so it is these files that were changed, after they were made.");
        }
    }
}
