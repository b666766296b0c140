using ResearchPipeline.Cli.Pipeline;
using ResearchPipeline.Data.Datasets.Acquisition;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The smoke study, run twice: in two folders, with one thread and with two. Tests share it.</summary>
[CollectionDefinition("smoke run")]
public sealed class SmokeRun : ICollectionFixture<SmokeRun>, IDisposable
{
    public SmokeRun()
    {
        string cache = Path.Combine(Workspace.FindRoot(), "artifacts", "data");
        new MnistAcquisition(cache, null, offline: false, _ => { }).Run();
        OneThread = Execute("one-", cache, "--threads=1");
        TwoThreads = Execute("two threads ü-", cache, "--threads=2");
    }

    public string OneThread { get; }

    public string TwoThreads { get; }

    /// <summary>A stage's folder of the first run.</summary>
    public string Stage(string name) => Path.Combine(OneThread, "runs", "smoke", name);

    public void Dispose()
    {
        Directory.Delete(OneThread, recursive: true);
        Directory.Delete(TwoThreads, recursive: true);
    }

    private static string Execute(string name, string data, string threads)
    {
        string folder = Directory.CreateTempSubdirectory(name).FullName;
        (int exitCode, _, string error) = Cli.Run("run", "--study=smoke", "--data-dir", data, "--artifacts", folder, threads);
        exitCode.ShouldBe(0, error);
        return folder;
    }
}
