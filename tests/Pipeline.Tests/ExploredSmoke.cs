namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Copies of the smoke study's two runs, in which pages can be made while other tests read the runs themselves.</summary>
public sealed class ExploredSmoke : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("explored ü-").FullName;

    public ExploredSmoke(SmokeRun smoke)
    {
        SmokeRun.CopyFolder(smoke.OneThread, OneThread);
        SmokeRun.CopyFolder(smoke.TwoThreads, TwoThreads);
    }

    public string OneThread => Path.Combine(_folder, "one");

    public string TwoThreads => Path.Combine(_folder, "two");

    /// <summary>The first run's folder.</summary>
    public string Folder => Path.Combine(OneThread, "runs", "smoke");

    /// <summary>A stage's folder of the first run.</summary>
    public string Stage(string name) => SmokeRun.StageIn(OneThread, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
