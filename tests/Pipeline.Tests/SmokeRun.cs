using ResearchPipeline.Data.Datasets.Acquisition;
using ResearchPipeline.Data.Files;

[assembly: AssemblyFixture(typeof(ResearchPipeline.Pipeline.Tests.SmokeRun))]

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The smoke study, run twice: in two folders, with one thread and with two. All tests share it.</summary>
public sealed class SmokeRun : IDisposable
{
    public SmokeRun()
    {
        new MnistAcquisition(Data, MnistPlaces.Of(Repository.FindRoot(), folder: null, offline: false), _ => { }).Run(CancellationToken.None);
        OneThread = Execute("one-", "--threads=1");
        TwoThreads = Execute("two threads ü-", "--threads=2");
    }

    /// <summary>The checkout's raw files.</summary>
    public static string Data { get; } = Path.Combine(Repository.FindRoot(), "artifacts", "data");

    public string OneThread { get; }

    public string TwoThreads { get; }

    /// <summary>A stage's folder of the first run.</summary>
    public string Stage(string name) => Path.Combine(OneThread, "runs", "smoke", name);

    /// <summary>Copies a folder with all that is below it.</summary>
    public static void CopyFolder(string source, string target)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose()
    {
        Directory.Delete(OneThread, recursive: true);
        Directory.Delete(TwoThreads, recursive: true);
    }

    private static string Execute(string name, string threads)
    {
        string folder = Directory.CreateTempSubdirectory(name).FullName;
        (int exitCode, _, string error) = Cli.Run("run", "--study=smoke", "--data-dir", Data, "--artifacts", folder, threads);
        exitCode.ShouldBe(0, error);
        return folder;
    }
}
