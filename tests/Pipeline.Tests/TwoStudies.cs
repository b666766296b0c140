using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Experiments;
using Spectre.Console.Testing;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>A small study and one that compares, published in a folder of their own with the report on both.</summary>
public sealed class TwoStudies : IDisposable
{
    public TwoStudies(SmokeRun run)
    {
        foreach (string folder in (string[])["runs", "stages"])
        {
            SmokeRun.CopyFolder(Path.Combine(run.OneThread, folder), Path.Combine(Folder, "artifacts", folder));
        }

        (int exitCode, string output, string errors) = Do(Folder, Names, asked => asked.All.Run());
        exitCode.ShouldBe(0, errors);
        Output = output;
    }

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Smoke.study.Name, SmallComparison.study.Name];

    /// <summary>Holds artifacts and reports.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("two studies-").FullName;

    /// <summary>What was said when they were published.</summary>
    public string Output { get; }

    /// <summary>Another folder with the same, to be changed.</summary>
    public string Copy()
    {
        string copy = Directory.CreateTempSubdirectory("two studies changed-").FullName;
        foreach (string part in (string[])["artifacts/runs", "artifacts/stages", "reports"])
        {
            SmokeRun.CopyFolder(Path.Combine(Folder, part), Path.Combine(copy, part));
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Does something with some of them as the command line does: what it says, and its exit code.</summary>
    internal static (int ExitCode, string Output, string Errors) Do(string folder, IReadOnlyList<string> names, Action<Asked> act)
    {
        using TestConsole console = new();
        using StringWriter errors = new();
        RunOptions options = RunOptions.Of(new Dictionary<string, string> { ["artifacts"] = Path.Combine(folder, "artifacts"), ["data-dir"] = SmokeRun.Data });
        PublishedStudies published = new(Path.Combine(folder, "reports"), names, IsWritten: true);
        int exitCode = ErrorBoundary.Run(debug: false, () => act(new Asked(options, new Streams(console, errors), published)), errors);
        return (exitCode, console.Output, errors.ToString());
    }

    /// <summary>What can be asked for.</summary>
    internal sealed record Asked(RunOptions Options, IRunDisplay Display, PublishedStudies Published)
    {
        /// <summary>What concerns all studies.</summary>
        public AllStudies All => new(Options, Display, CancellationToken.None, Published);

        /// <summary>To make the report on all studies again.</summary>
        public FamilyReexecution Report => new(Options, Published, Display, CancellationToken.None);
    }
}
