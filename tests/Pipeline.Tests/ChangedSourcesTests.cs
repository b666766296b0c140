using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>
/// A copy of the sources in another folder is built and looks at a finished run: nothing would run. Then one project after another is changed
/// in the copy, and exactly the stages whose bodies reach it would run.
/// </summary>
public sealed class ChangedSourcesTests(SmokeRun run) : IDisposable
{
    private static readonly SourceEdit Message = new("Pipeline/AcquireStep.cs", "hashes verified", "all hashes verified");
    private static readonly SourceEdit Charts = new("Reporting/Figures/FigureSet.cs", "\".vl.json\"", "\".json\"");
    private static readonly SourceEdit Measure = new("Evaluation/ImageMeasures.cs", "Squares > 0 ? ", "Squares >= 0 ? ");
    private static readonly SourceEdit Checkpoint = new("Training/LearnerTraining.cs", "\"checkpoint.safetensors\"", "\"state.safetensors\"");
    private static readonly SourceEdit Words = new("Data/Datasets/DatasetFile.cs", "\"value / 255\"", "\"value / 256\"");
    private static readonly string[] Copied = ["src", "experiments", "reports"];
    private readonly string _copy = Directory.CreateTempSubdirectory("changed sources ü ").FullName;

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    // Takes no time, and tells whether the long test can make its edits.
    [Fact]
    public void Each_text_that_is_changed_stands_in_its_file() =>
        new[] { Message, Charts, Measure, Checkpoint, Words }.ShouldAllBe(edit => edit.IsPossible(Repository.FindRoot()));

    [Fact(Explicit = true)]
    public void A_change_in_a_project_is_a_change_of_the_stages_that_reach_it_and_of_no_other()
    {
        CopySources();
        Plan().ShouldAllBe(line => line.EndsWith("up to date", StringComparison.Ordinal), "the same sources in another folder");

        Message.Make(_copy);
        Plan().ShouldAllBe(line => line.EndsWith("up to date", StringComparison.Ordinal), "a message is in no fingerprint");

        Charts.Make(_copy);
        Changed().ShouldBe(["figures: ResearchPipeline.Reporting.dll", "report: ResearchPipeline.Reporting.dll"]);

        Measure.Make(_copy);
        Changed().ShouldBe(["evaluate: ResearchPipeline.Evaluation.dll", "results: ResearchPipeline.Evaluation.dll", "figures: ResearchPipeline.Reporting.dll", "report: ResearchPipeline.Reporting.dll"]);

        Checkpoint.Make(_copy);
        Changed()[..2].ShouldBe(["train: ResearchPipeline.Training.dll", "evaluate: ResearchPipeline.Evaluation.dll, ResearchPipeline.Training.dll"]);

        Words.Make(_copy);
        Changed().ShouldAllBe(line => line.Contains("ResearchPipeline.Data.dll", StringComparison.Ordinal));
        Changed().Length.ShouldBe(6);
    }

    private void CopySources()
    {
        string root = Repository.FindRoot();
        foreach (string file in Copied.SelectMany(folder => Files(Path.Combine(root, folder))).Concat(Directory.GetFiles(root)))
        {
            string copy = Path.Combine(_copy, Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateSymbolicLink(Path.Combine(_copy, "node_modules"), Path.Combine(root, "node_modules"));
    }

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder)
        .Concat(Directory.GetDirectories(folder).Where(child => Path.GetFileName(child) is not ("bin" or "obj")).SelectMany(Files));

    // "stage: assemblies that changed".
    private string[] Changed() =>
    [
        .. Plan()
            .Where(line => line.Contains("code changed: ", StringComparison.Ordinal))
            .Select(line => $"{line.Trim().Split(' ')[0]}: {string.Join(", ", line.Split("code changed: ")[1..].Select(part => part.Split(';')[0]))}"),
    ];

    private string[] Plan()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string project = Path.Combine(_copy, "src", "Cli");
        // Analyzers change no byte, and take half of the time.
        (int exitCode, string output, _) = new ChildProcess(ChildProcess.DotNet, ["build", project, "--configuration", configuration, "--nologo", "--verbosity", "quiet", "-p:RunAnalyzers=false"]) { Variables = ["MSBUILDDISABLENODEREUSE=1"] }.Run();
        exitCode.ShouldBe(0, output);
        string program = Path.Combine(project, "bin", configuration, "net10.0", "research-pipeline.dll");
        (exitCode, output, string error) = new ChildProcess(ChildProcess.DotNet, [program, "plan", "--study=smoke", $"--artifacts={run.OneThread}"]).Run();
        exitCode.ShouldBe(0, error);
        return [.. output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }
}
