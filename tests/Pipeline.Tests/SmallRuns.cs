using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(ResearchPipeline.Pipeline.Tests.SmallRuns))]

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Runs of the smallest studies from raw data to their reports, each made when a test first asks for it, and shared. Who changes one copies its folder.</summary>
public sealed class SmallRuns : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<string>> _folders = new();

    public void Dispose()
    {
        foreach (Lazy<string> folder in _folders.Values.Where(folder => folder.IsValueCreated))
        {
            Directory.Delete(folder.Value, recursive: true);
        }
    }

    /// <summary>The folder of artifacts with the run of a study.</summary>
    public string Of(string study) => _folders.GetOrAdd(study, name => new Lazy<string>(() => Run(name))).Value;

    private static string Run(string study)
    {
        string artifacts = Directory.CreateTempSubdirectory("small run-").FullName;
        (int exitCode, _, string error) = Cli.Run("run", $"--study={study}", $"--data-dir={SmokeRun.Data}", $"--artifacts={artifacts}", "--threads=2");
        exitCode.ShouldBe(0, error);
        return artifacts;
    }
}
