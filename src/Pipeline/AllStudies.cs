using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline;

/// <summary>all and verify-all: every published study, one after the other, and the report that sets them side by side.</summary>
/// <param name="options">What was asked for, of no study.</param>
/// <param name="display">Told what happens.</param>
/// <param name="cancellation">Asks to stop.</param>
internal sealed class AllStudies(RunOptions options, IRunDisplay display, CancellationToken cancellation)
{
    /// <summary>Runs what is not up to date.</summary>
    public void Run()
    {
        Workspace? known = null;
        foreach (string study in Catalogue.published)
        {
            display.Say($"study {study}");
            StudyPipeline pipeline = new(options with { Study = study }, display, cancellation, options.CommandLine(CommandNames.All), known);
            known = pipeline.Workspace;
            pipeline.RunAll();
        }

        SetSideBySide();
    }

    /// <summary>Makes the report on what is published.</summary>
    public void SetSideBySide()
    {
        display.Say(FamilyPipeline.Name);
        _ = new FamilyPipeline(options, display, cancellation).Run();
    }

    /// <summary>Runs everything again, and returns when all of it agrees.</summary>
    /// <exception cref="DiffersException">Something does not; all studies were tried.</exception>
    public void Verify()
    {
        List<string> differences = [];
        foreach (string study in Catalogue.published)
        {
            display.Say($"study {study}");
            Try($"{study}: ", new Reexecution(options with { Study = study }, display, cancellation).Run);
        }

        display.Say(FamilyPipeline.Name);
        Try("", VerifyFamily);
        if (differences.Count > 0)
        {
            throw new DiffersException(string.Join(" ", differences));
        }

        display.Say($"verified: {Catalogue.published.Length} {(Catalogue.published.Length == 1 ? "study" : "studies")} and the report on them");

        void Try(string name, Action verify)
        {
            try
            {
                verify();
            }
            catch (DiffersException difference)
            {
                display.Warn($"{name}{difference.Message}");
                differences.Add($"{name}{difference.Message}");
            }
        }
    }

    private void VerifyFamily()
    {
        string artifacts = options.Artifacts ?? Path.Combine(Repository.FindRoot(), "artifacts");
        string folder = Path.Combine(artifacts, "verify");
        using TemporaryFolder runs = TemporaryFolder.At(Workspace.RunsIn(folder));
        using TemporaryFolder stages = TemporaryFolder.At(Workspace.StagesIn(folder));
        FamilyPipeline again = new(options with { Artifacts = folder }, display, cancellation);
        Manifest published = Manifest.Read(again.PublishedManifest);
        Manifest here = again.Run();
        string[] wrong = [.. here.OtherFieldsThan(published), .. here.DifferencesFrom(published)];
        string pdf = Path.Combine(Path.GetDirectoryName(again.PublishedManifest)!, "report.pdf");
        bool isCopied = published.Artefacts.Any(artefact => artefact.Path == "report/report.pdf" && artefact.IsCopiedAt(pdf, new FileHashes()));
        if (wrong.Length > 0 || !isCopied)
        {
            throw new DiffersException($"The report on all studies differs: {string.Join("; ", wrong.Append(isCopied ? "" : $"{pdf} is not the file that the manifest lists").Where(text => text.Length > 0))}.");
        }

        display.Say($"verified: all {here.Artefacts.Count} artefacts of the report on all studies came out again, byte for byte");
    }
}
