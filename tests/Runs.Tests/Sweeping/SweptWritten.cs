using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>The small sweep of the catalogue, run once. Tests that change something copy it.</summary>
public sealed class SweptWritten : IDisposable
{
    private readonly SweptSmoke _swept;

    public SweptWritten(SweptSmoke swept)
    {
        _swept = swept;
        Folder = swept.Fresh("written ü-");
        (int exitCode, Output, string error) = Run(Folder, "sweep", "smoke-sweep", "--jobs=2");
        exitCode.ShouldBe(0, error + Output);
    }

    /// <summary>The artifacts.</summary>
    public string Folder { get; }

    /// <summary>What the sweep said.</summary>
    public string Output { get; }

    /// <summary>Runs the command line on a folder.</summary>
    public static ProcessOutcome Run(string folder, params string[] arguments) => Cli.Run([.. arguments, $"--artifacts={folder}"]);

    /// <summary>A copy of the folder.</summary>
    public string Copy()
    {
        string copy = _swept.Fresh("copied ü-");
        foreach (string folder in (string[])["runs", "stages", "sweeps"])
        {
            CopiedFolder.Copy(Path.Combine(Folder, folder), Path.Combine(copy, folder));
        }

        return copy;
    }

    public void Dispose() => CopiedFolder.Remove(Folder);
}
