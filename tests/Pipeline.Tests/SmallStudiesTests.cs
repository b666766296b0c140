using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline.Tests.Reports;
using ResearchPipeline.Processes;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The smallest study of every kind of learner, from raw data to its report, and again on other threads and vectors in a process of its own.</summary>
[Collection("small studies")]
public sealed class SmallStudiesTests(SmallRuns small) : IDisposable
{
    // What another processor, or another number of threads, would do.
    private static readonly (string Variable, string[] Options)[] Others =
    [
        ("DOTNET_EnableAVX512=0", ["--threads=1"]),
        ("DOTNET_PreferredVectorBitWidth=128", ["--threads=3"]),
        ("DOTNET_TieredPGO=1", ["--device=reference"]),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("small-").FullName;

    public static TheoryData<string> Names => [.. Catalogue.small.Select(study => study.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_study_of_every_kind_runs_from_raw_data_to_its_report_with_the_same_bytes_on_other_threads_and_vectors(string name)
    {
        string artifacts = small.Of(name);
        string text = PdfText.Of(Path.Combine(SmokeRun.StageIn(artifacts, StageNames.Report, name), "report.pdf"));
        text.ShouldContain(StudyOf(name).Title);
        text.ShouldContain("How the loss fell");
        text.ShouldMatch($@"it was trained: on\s+{(StudyOf(name).Learner.Training.Images is ImagesUsed.First first ? first.count : StudyOf(name).Dataset.TrainImages)}\s+images");
        text.ShouldNotMatch(@"(?m)^undefined\b");
        int number = Array.FindIndex(Catalogue.small, study => study.Name == name);
        SameBits(name, artifacts, Others[number % Others.Length]);
    }

    [Fact(Explicit = true)]
    public void Every_kind_has_the_same_bytes_on_all_threads_and_vectors()
    {
        string here = Path.Combine(_folder, "here");
        ProcessOutcome ended = StudiesInTurn.Run([], here, Names.Select(row => row.Data), "--threads=2");
        foreach ((string variable, string[] options) in Others)
        {
            string elsewhere = Path.Combine(_folder, variable);
            ProcessOutcome endedElsewhere = StudiesInTurn.Run([variable], elsewhere, Names.Select(row => row.Data), options);
            foreach (Study study in Catalogue.small)
            {
                StudiesInTurn.FilesOf(elsewhere, study.Name).ShouldBe(StudiesInTurn.ExpectedOf(here, study.Name, ended.Errors), $"{study.Name} with {variable}: {endedElsewhere.Errors}");
            }

            endedElsewhere.ExitCode.ShouldBe(0, endedElsewhere.Errors);
        }
    }

    private static Study StudyOf(string name) => Catalogue.small.Single(study => study.Name == name);

    private void SameBits(string name, string artifacts, (string Variable, string[] Options) other)
    {
        string elsewhere = Path.Combine(_folder, other.Variable);
        (int exitCode, _, string error) = CommandLineProcess.Run(
            [other.Variable], ["run", $"--until={StageNames.Evaluate}", $"--study={name}", $"--data-dir={SmokeRun.Data}", $"--artifacts={elsewhere}", .. other.Options]);
        exitCode.ShouldBe(0, error);
        Hashes(elsewhere, name).ShouldBe(Hashes(artifacts, name), $"{other.Variable} {string.Join(' ', other.Options)}");
    }

    private static string[] Hashes(string artifacts, string name) =>
    [
        .. Stages.learners(StudyOf(name)).Select(learner => learner.Place).Append(StageNames.Evaluate).SelectMany(stage => StageRecord.Read(SmokeRun.StageIn(artifacts, stage, name))!.Outputs
            .Select(output => $"{stage}/{output.Path} {output.Sha256}")),
    ];
}
