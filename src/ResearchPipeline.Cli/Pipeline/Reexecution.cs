using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Stages;
using ResearchPipeline.Stages.Verification;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>
/// verify: runs the whole study again from verified raw data in a folder of its own, compares every artefact with the
/// manifest, and says which differ, where first, and probably why.
/// </summary>
internal sealed class Reexecution(RunOptions options, double? tolerance, CancellationToken cancellation)
{
    private readonly StudyPipeline _original = new(options, cancellation);

    /// <summary>Verifies; returns when everything agrees.</summary>
    /// <exception cref="DiffersException">Something does not.</exception>
    public void Run()
    {
        Workspace workspace = _original.Workspace;
        string manifestPath = Path.Combine(workspace.Published ?? workspace.RunDirectory, Manifest.FileName);
        Manifest published = File.Exists(manifestPath)
            ? Manifest.Read(manifestPath)
            : throw new StageException($"There is nothing to compare with: {manifestPath} does not exist. Run the study first: research-pipeline run --study {options.Study}.");
        string folder = Path.Combine(workspace.Artifacts, "verify");
        using RunLock held = RunLock.Acquire(folder, Console.WriteLine, cancellation);
        StudyPipeline again = RunAgain(workspace, folder);
        Manifest here = Manifest.Read(Path.Combine(again.Workspace.RunDirectory, Manifest.FileName));

        Console.WriteLine($"against {manifestPath}");
        IReadOnlyList<ArtefactVerdict> verdicts =
            new ManifestComparison(workspace.RunDirectory, again.Workspace.RunDirectory, tolerance).Compare(published, here);
        foreach (ArtefactVerdict verdict in verdicts)
        {
            Console.WriteLine($"  {verdict.Agreement.ToString().ToLowerInvariant(),-10} {verdict.Path}{(verdict.Detail.Length > 0 ? $": {verdict.Detail}" : "")}");
        }

        ArtefactVerdict? first = verdicts.FirstOrDefault(verdict => !verdict.Holds);
        if (first is not null)
        {
            int failed = verdicts.Count(verdict => !verdict.Holds);
            throw new DiffersException(
                $"{failed} of {verdicts.Count} artefacts differ; the first stage that differs is {first.Stage}. Likely cause: {Cause(first, published, here, again)}. The re-execution is kept in {again.Workspace.RunDirectory}.");
        }

        int close = verdicts.Count(verdict => verdict.Agreement == Agreement.Close);
        Console.WriteLine(close == 0
            ? $"verified: all {verdicts.Count} artefacts came out again, byte for byte"
            : $"verified: {verdicts.Count - close} artefacts came out again byte for byte, {close} within a relative tolerance of {tolerance}");
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

        string? data = options.DataDirectory ?? (Directory.Exists(workspace.DataDirectory) ? workspace.DataDirectory : null);
        StudyPipeline again = new(options with { Artifacts = folder, DataDirectory = data, Force = null }, cancellation);
        again.RunAll();
        return again;
    }

    private string Cause(ArtefactVerdict first, Manifest published, Manifest here, StudyPipeline again)
    {
        if (first.Stage == "data")
        {
            return "other data";
        }

        if (published.Specification != here.Specification)
        {
            return "another specification (the study was changed after it was published)";
        }

        if (!RepeatsItself(first.Stage, again))
        {
            return $"nondeterminism: the {first.Stage} stage gave other bytes when it ran a second time, here and now";
        }

        string[] code = OtherCode(first.Stage, published, again);
        if (code.Length > 0)
        {
            return $"other code: {string.Join(", ", code)}";
        }

        return RecordOf(_original, first.Stage)?.Outputs.Any(output => here.Artefacts.Contains(output with { Path = first.Path })) == true
            ? "an altered file or manifest: the record of the run on this machine lists the bytes of the re-execution"
            : "other code, or another version of a tool, than the published run's (its own record is not on this machine)";
    }

    private static bool RepeatsItself(string stage, StudyPipeline again)
    {
        string folder = Path.Combine(again.Workspace.RunDirectory, stage);
        IReadOnlyList<Artefact> once = Artefact.Below(folder);
        Directory.Delete(folder, recursive: true);
        again.RunOne(stage);
        return once.SequenceEqual(Artefact.Below(folder));
    }

    // The local record speaks for the published run only while it lists the published hashes.
    private string[] OtherCode(string stage, Manifest published, StudyPipeline again)
    {
        StageRecord? before = RecordOf(_original, stage);
        StageRecord? after = RecordOf(again, stage);
        bool speaks = before is not null && before.Outputs.All(output =>
            published.Artefacts.Contains(output with { Path = $"{stage}/{output.Path}" }));
        return speaks && after is not null
            ? before!.Implementation.Keys.Union(after.Implementation.Keys)
                .Where(name => before.Implementation.GetValueOrDefault(name) != after.Implementation.GetValueOrDefault(name))
                .ToArray()
            : [];
    }

    private static StageRecord? RecordOf(StudyPipeline pipeline, string stage) =>
        StageRecord.Read(Path.Combine(pipeline.Workspace.RunDirectory, stage));
}
