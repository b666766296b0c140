using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

[assembly: AssemblyFixture(typeof(ResearchPipeline.Pipeline.Tests.SmokeRun))]

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The smoke study, run twice: in two folders, with one thread and with two. All tests share it.</summary>
public sealed class SmokeRun : IDisposable
{
    public SmokeRun()
    {
        new DatasetAcquisition(Data, DatasetPlaces.Of(RawDatasets.Mnist, Repository.FindRoot(), folder: null, offline: false), _ => { }).Run(CancellationToken.None);
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

    /// <summary>The first run's folder.</summary>
    public string Folder => Path.Combine(OneThread, "runs", "smoke");

    /// <summary>A stage's folder of the first run.</summary>
    public string Stage(string name) => StageIn(OneThread, name);

    /// <summary>A stage's folder in the store, of a run in any folder of artifacts.</summary>
    public static string StageIn(string artifacts, string stage, string run = "smoke") =>
        new Workspace("", artifacts, Path.Combine(artifacts, "runs", run), null).FolderOf(stage);

    /// <summary>Copies a folder with all that is below it but locks, which another test may hold, and files that are being written; links as links.</summary>
    public static void CopyFolder(string source, string target)
    {
        foreach (string path in DirectoryEntry.Below(source).Where(path => !path.EndsWith(".part", StringComparison.Ordinal) && !path.Split('/').Any(part => part.StartsWith(".lock", StringComparison.Ordinal))))
        {
            (string from, string to) = (Path.Combine(source, path), Path.Combine(target, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (new FileInfo(from).LinkTarget is string leads)
            {
                Directory.CreateSymbolicLink(to, leads);
            }
            else
            {
                File.Copy(from, to);
            }
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
