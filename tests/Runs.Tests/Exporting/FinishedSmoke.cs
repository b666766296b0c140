using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Tests.Exporting;

/// <summary>A run of the smoke study that came to its end, exported as a folder and as a zip.</summary>
public sealed class FinishedSmoke : IDisposable
{
    public FinishedSmoke(SweptSmoke swept)
    {
        // To its end, which a run of a sweep does not need to come to.
        Artifacts = swept.Fresh("finished-");
        Said("run", "--study=smoke", "--epochs=1");
        Said("export", Export, "epochs1");
        Said("export", Zip, "epochs1");
    }

    /// <summary>Where the run lies.</summary>
    public string Artifacts { get; }

    /// <summary>The export as a folder.</summary>
    public string Export => Path.Combine(Artifacts, "exported");

    /// <summary>The export as a zip.</summary>
    public string Zip => Path.Combine(Artifacts, "exported.zip");

    public void Dispose()
    {
        Directory.Delete(Path.Combine(Artifacts, "data"));
        Directory.Delete(Artifacts, recursive: true);
    }

    private void Said(params string[] words)
    {
        ProcessOutcome ended = Cli.Run([.. words, $"--artifacts={Artifacts}"]);
        ended.ExitCode.ShouldBe(0, ended.Errors);
    }
}
