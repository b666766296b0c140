using ResearchPipeline.Processes;
using ResearchPipeline.Runs.Listing;

[assembly: AssemblyFixture(typeof(ResearchPipeline.Runs.Tests.SweptSmoke))]

namespace ResearchPipeline.Runs.Tests;

/// <summary>A sweep of the smoke study by the local engine, two runs at a time: two numbers of active latents with two seeds each. All tests share it, and change nothing.</summary>
public sealed class SweptSmoke : IDisposable
{
    public SweptSmoke()
    {
        (int exitCode, Output, string error) = Cli.Run("sweep", "--study=smoke", "--set=training.epochs=8,2", "--seeds=2", "--name=two", "--jobs=2", $"--artifacts={Folder}");
        exitCode.ShouldBe(0, error + Output);
    }

    /// <summary>The artifacts.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("swept ü-").FullName;

    /// <summary>What the sweep said.</summary>
    public string Output { get; }

    /// <summary>The table of the sweep.</summary>
    public string Table => TableIn(Folder, "two");

    /// <summary>The name of the run with another tag than the study's own.</summary>
    internal string RunOf(string tag) => new RunCatalogue(RunOptionsIn(Folder)).Existing.Single(run => run.Tag == tag).Name;

    /// <summary>The table of a sweep in a folder.</summary>
    public static string TableIn(string artifacts, string name) => Path.Combine(artifacts, "sweeps", name, "runs.parquet");

    /// <summary>A folder with links to the raw files of this one, and no run.</summary>
    public string Fresh(string name)
    {
        string fresh = Directory.CreateTempSubdirectory(name).FullName;
        Directory.CreateSymbolicLink(Path.Combine(fresh, "data"), Path.Combine(Folder, "data"));
        return fresh;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal static Pipeline.RunOptions RunOptionsIn(string artifacts) => Pipeline.RunOptions.Of(new Dictionary<string, string> { ["artifacts"] = artifacts });

    /// <summary>Runs the command line on this folder; it must succeed.</summary>
    internal string Said(params string[] arguments)
    {
        ProcessOutcome ended = Cli.Run([.. arguments, $"--artifacts={Folder}"]);
        ended.ExitCode.ShouldBe(0, ended.Errors);
        return ended.Output;
    }
}
