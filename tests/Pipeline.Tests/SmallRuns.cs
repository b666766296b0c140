using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(ResearchPipeline.Pipeline.Tests.SmallRuns))]

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Runs of the smallest studies from raw data to their reports, each made when a test first asks for it, and shared. Who changes one copies its folder.</summary>
public sealed class SmallRuns : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("small runs-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<string>> _runs = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The folder of artifacts with the run of a study.</summary>
    public string Of(string study) => _runs.GetOrAdd(study, name => new Lazy<string>(() => Run(name))).Value;

    private string Run(string study)
    {
        string artifacts = Path.Combine(_folder, study);
        (int exitCode, _, string error) = Cli.Run("run", $"--study={study}", $"--data-dir={SmokeRun.Data}", $"--artifacts={artifacts}", "--threads=2");
        exitCode.ShouldBe(0, error);
        return artifacts;
    }
}
