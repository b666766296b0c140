using ResearchPipeline.Data.Sources;
using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Verification;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>verify --sweep: holds the files that lie here against the sweep's manifest, makes every run, the table, the figures and the report again from raw data in a folder of its own, and compares.</summary>
internal sealed class SweepReexecution
{
    private readonly Request _request;
    private readonly ISweepDisplay _display;
    private readonly CancellationToken _cancellation;
    private readonly PublishedStudies _published;
    private readonly Sweep _sweep;
    private readonly Workspace _original;
    private readonly VerifiedRun _verified;
    private readonly SweepPart? _part;

    /// <param name="request">What was asked for.</param>
    /// <param name="published">The sweeps that are published, and where.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="UsageException">There is no such sweep, or it is asked for otherwise than it is written.</exception>
    public SweepReexecution(Request request, PublishedStudies published, ISweepDisplay display, CancellationToken cancellation)
    {
        (_request, _display, _cancellation, _published) = (request, display, cancellation, published);
        _sweep = WrittenSweep.Asked(request)!;
        if (request.Options.Tolerance is not null)
        {
            throw new UsageException("A sweep is verified byte for byte: --rtol is for studies alone.");
        }

        _part = SweepPart.Of(SweepPlan.Of(_sweep), request);
        _original = SweepReport.WorkspaceOf(_sweep, request.Options, published);
        _verified = new VerifiedRun(_original, SweepReport.Copied, PublishedCopies.Descriptions, request.Options.Without("seed"), CommandNames.Sweep, display);
    }

    /// <summary>Verifies; returns when everything agrees.</summary>
    /// <exception cref="DiffersException">Something does not.</exception>
    public void Run()
    {
        Manifest published = _verified.ReadManifest();
        using VerificationFolder folder = VerificationFolder.Of(_original, _display.Say, _cancellation);
        _display.Say($"against {_original.ManifestFile}{(_part is null ? "" : $", {_part.Words}")}");
        string? defects = _verified.CheckFiles(published);
        folder.Empty(SweepFolder.In(folder.Path));
        RunOptions options = _request.Options with { Artifacts = folder.Path, DataDirectory = DataDirectory };
        if (_part is not null)
        {
            Compare(_part, _part.Make(options, _display, _cancellation), TableOf(published), folder, defects);
            return;
        }

        new SweepRun(_request with { Options = options }, _published with { IsWritten = false }, _display, _cancellation, _request.Options.CommandLine(CommandNames.Verify)).Run();
        Workspace again = SweepReport.WorkspaceOf(_sweep, options, _published with { IsWritten = false });
        Compare(published, Manifest.Read(again.ManifestFile), again, folder, defects);
    }

    private string TableOf(Manifest published)
    {
        Artefact listed = published.Artefacts.FirstOrDefault(artefact => artefact.Path == SweepReport.Table) ?? throw new StageException($"{_original.ManifestFile} lists no {SweepReport.Table}. {_verified.HowToRestoreManifest}.");
        return new PublishedFiles(_original.Run.FileOf, _original.Published, _original.Hashes).Find(listed, out string why) ?? throw new StageException($"A part of the sweep is held against its rows of {SweepReport.Table}, but {why}. Verify the whole sweep, without --arm.");
    }

    private void Compare(SweepPart part, string here, string table, VerificationFolder folder, string? defects)
    {
        IReadOnlyList<string> differences = part.Differences(table, here);
        if (differences.Count > 0)
        {
            folder.Keep();
            throw new DiffersException($"{part.Words} of the sweep {_sweep.Name} differs from the published table in {differences.Count} cells: {string.Join("; ", differences.Take(5))}{(differences.Count > 5 ? "; and more" : "")}. The re-execution is kept in {folder.Path}.{(defects is null ? "" : $" Besides, {defects}.")}");
        }

        _display.Say($"{(defects is null ? "verified" : "re-executed")}: {part.Words} came out again, each cell of {part.Plan.Runs.Count} {(part.Plan.Runs.Count == 1 ? "row" : "rows")} of the table, with the hash of the weights");
        if (defects is not null)
        {
            throw new DiffersException($"{defects}. {part.Words} itself came out again as the table says, so it is these files that were changed, after they were made.");
        }
    }

    // Only the raw files are taken over, and those are checked by hash.
    private string? DataDirectory
    {
        get
        {
            RawDataset[] raw = [.. RawDatasets.Of(Specification.Arms.sources(SweepReport.StudyOf(_sweep)))];
            return _request.Options.DataDirectory
                ?? (!raw.All(dataset => AcquireStep.IsWhole(_original, dataset)) ? null : raw.Length == 1 ? _original.DataOf(raw[0]) : _original.DataDirectory);
        }
    }

    private void Compare(Manifest published, Manifest here, Workspace again, VerificationFolder folder, string? defects)
    {
        PublishedFiles files = new(_original.Run.FileOf, _original.Published, _original.Hashes);
        IReadOnlyList<ArtefactVerdict> verdicts = new ManifestComparison(files, again.Run.FileOf, [], _request.Options.Tolerance).Compare(published, here);
        foreach (ArtefactVerdict verdict in verdicts)
        {
            _display.Say($"  {verdict.Agreement.ToString().ToLowerInvariant(),-10} {verdict.Path}{(verdict.Detail.Length > 0 ? $": {verdict.Detail}" : "")}");
        }

        string[] fields = [.. published.OtherFieldsThan(here)];
        ArtefactVerdict[] other = [.. verdicts.Where(verdict => !verdict.Holds)];
        string besides = defects is null ? "" : $" Besides, {defects}.";
        if (other.Length + fields.Length > 0)
        {
            if (other.Length > 0)
            {
                folder.Keep();
            }

            string kept = other.Length > 0 ? $" The re-execution is kept in {again.RunDirectory}." : "";
            throw new DiffersException($"the sweep {_sweep.Name} differs from its manifest: {string.Join("; ", [.. fields, .. other.Select(verdict => $"{verdict.Path}: {verdict.Detail}")])}.{kept}{(fields.Length > 0 ? $" {_verified.HowToRestoreManifest}." : "")}{besides}");
        }

        _display.Say($"{(defects is null ? "verified" : "re-executed")}: all {verdicts.Count(verdict => verdict.Agreement == Agreement.Same)} of {verdicts.Count} artefacts of the sweep came out again, byte for byte");
        if (defects is not null)
        {
            throw new DiffersException($"{defects}. The sweep itself came out again as the manifest says, so it is these files that were changed, after they were made.");
        }
    }
}
