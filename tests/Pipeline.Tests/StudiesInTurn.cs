using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Several studies from raw data until they are evaluated, in one process of their own: it starts, and compiles, once for all of them.</summary>
internal static class StudiesInTurn
{
    /// <summary>The program of tests/StudiesInTurn.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "ResearchPipeline.StudiesInTurn.dll");

    /// <summary>Runs them with variables written as NAME=VALUE; one that fails does not keep the others from running.</summary>
    public static ProcessOutcome Run(IReadOnlyList<string> variables, string artifacts, IEnumerable<string> studies, params string[] options) =>
        Run(new ChildProcess(ChildProcess.DotNet, [Assembly]) { Variables = variables }, artifacts, studies, options);

    /// <summary>The same by another program.</summary>
    public static ProcessOutcome Run(ChildProcess program, string artifacts, IEnumerable<string> studies, params string[] options) => (program with
    {
        Arguments = [.. program.Arguments, "run", "--until=evaluate", $"--data-dir={SmokeRun.Data}", $"--artifacts={artifacts}", .. options, .. studies.Select(study => $"--study={study}")],
        TimeLimit = TimeSpan.FromHours(1),
    }).Run();

    /// <summary>What a study has made: "stage/file hash", without the records of its stages, which say by which code; empty if it has not run.</summary>
    public static string[] FilesOf(string artifacts, string study)
    {
        string run = Path.Combine(artifacts, "runs", study);
        return !Directory.Exists(run) ? [] :
        [
            .. Directory.GetDirectories(run)
                .SelectMany(stage => Directory.GetFiles(stage, "*", SearchOption.AllDirectories))
                .Where(file => Path.GetFileName(file) != Engine.StageRecord.FileName)
                .Select(file => $"{Path.GetRelativePath(run, file)} {Sha256.OfFile(file)}")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The files of a study that is there to be compared with: weights and tables are among them.</summary>
    public static string[] ExpectedOf(string artifacts, string study, string errors)
    {
        string[] files = FilesOf(artifacts, study);
        files.ShouldContain(file => file.Contains("weights.safetensors ", StringComparison.Ordinal), errors);
        files.ShouldContain(file => file.StartsWith("evaluate/", StringComparison.Ordinal) && file.Contains(".parquet ", StringComparison.Ordinal), errors);
        return files;
    }
}
