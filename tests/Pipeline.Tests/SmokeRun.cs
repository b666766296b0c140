using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

[assembly: AssemblyFixture(typeof(ResearchPipeline.Pipeline.Tests.SmokeRun))]

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The smoke study, run twice: in two folders, with one thread and with two. All tests share it.</summary>
public sealed class SmokeRun : IDisposable
{
    public SmokeRun()
    {
        new MnistAcquisition(Data, MnistPlaces.Of(Repository.FindRoot(), folder: null, offline: false), _ => { }).Run(CancellationToken.None);
        // At once: two processors, and nothing else to do yet.
        Task<(string Folder, int ExitCode, string Error)> two = Task.Run(() => Execute("two threads ü-", "--threads=2"));
        (OneThread, int exitCode, string error) = Execute("one-", "--threads=1");
        (TwoThreads, int otherExitCode, string otherError) = two.Result;
        exitCode.ShouldBe(0, error);
        otherExitCode.ShouldBe(0, otherError);
    }

    /// <summary>The checkout's raw files.</summary>
    public static string Data { get; } = Path.Combine(Repository.FindRoot(), "artifacts", "data");

    public string OneThread { get; }

    public string TwoThreads { get; }

    /// <summary>A stage's folder of the first run.</summary>
    public string Stage(string name) => Path.Combine(OneThread, "runs", "smoke", name);

    /// <summary>Copies a folder with all that is below it but locks, which another test may hold.</summary>
    public static void CopyFolder(string source, string target)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).StartsWith(".lock", StringComparison.Ordinal)))
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

    private static (string Folder, int ExitCode, string Error) Execute(string name, string threads)
    {
        string folder = Directory.CreateTempSubdirectory(name).FullName;
        (int exitCode, _, string error) = CommandLineProcess.Run([], "run", "--study=smoke", "--data-dir", Data, "--artifacts", folder, threads);
        return (folder, exitCode, error);
    }
}
