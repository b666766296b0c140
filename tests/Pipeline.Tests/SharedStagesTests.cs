using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Runs share what they have in common.</summary>
[Collection("command line")]
public sealed class SharedStagesTests(SmokeRun undisturbed) : IDisposable
{
    private readonly SmokeFolder _folder = new(undisturbed);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_study_that_is_only_measured_otherwise_is_not_trained_again()
    {
        SmokeRun.CopyFolder(undisturbed.OneThread, _folder.Path);
        string output = Run("--set=evaluation.pca-components=7").Output;
        output.ShouldContain("normalize: up to date, found in the store");
        output.ShouldContain("train: up to date, found in the store");
        output.ShouldContain("evaluate: runs because it has not run yet");
        Directory.GetDirectories(Path.Combine(_folder.Path, "stages"), "train-*").ShouldHaveSingleItem();
    }

    [Fact]
    public void Runs_of_other_choices_share_the_images_and_keep_what_is_theirs()
    {
        Run("--until=train", "--epochs=1");
        Run("--until=train", "--epochs=1", "--seed=7").Output.ShouldContain("normalize: up to date, found in the store");
        Directory.GetDirectories(Path.Combine(_folder.Path, "stages"), "normalize-*").ShouldHaveSingleItem();
        Directory.GetDirectories(Path.Combine(_folder.Path, "stages"), "train-*").Length.ShouldBe(2);
    }

    [Fact]
    public void Stage_by_stage_a_run_has_all_that_its_stages_are_made_of_though_another_run_made_some()
    {
        SmokeRun.CopyFolder(undisturbed.OneThread, _folder.Path);
        foreach (string stage in (string[])["train", "evaluate", "results", "figures", "report"])
        {
            ProcessOutcome ended = Cli.Run([stage, .. _folder.Arguments[1..], "--epochs=1"]);
            ended.ExitCode.ShouldBe(0, ended.Errors);
        }

        string run = Directory.GetDirectories(Path.Combine(_folder.Path, "runs"), "smoke-*").ShouldHaveSingleItem();
        File.Exists(Path.Combine(run, "normalize", "dataset.safetensors")).ShouldBeTrue();
        File.Exists(Path.Combine(run, "manifest.json")).ShouldBeTrue();
    }

    [Fact]
    public void What_a_run_that_was_deleted_had_is_collected_by_the_next()
    {
        Run("--until=train", "--epochs=1");
        Directory.Delete(Directory.GetDirectories(Path.Combine(_folder.Path, "runs")).ShouldHaveSingleItem(), recursive: true);
        Run("--until=normalize");
        Directory.GetDirectories(Path.Combine(_folder.Path, "stages"), "train-*").ShouldBeEmpty();
        Cli.Run("status", $"--artifacts={_folder.Path}").Output.ShouldMatch("rare-restarts +not run yet");
    }

    [Theory]
    [InlineData("--force=trian", "There is no stage trian. Did you mean train? The stages are normalize, train, evaluate, results, figures, report.")]
    [InlineData("--until=acquired", "There is no stage acquired. Did you mean acquire? The stages are acquire, normalize, train, evaluate, results, figures, report.")]
    public void A_stage_that_the_study_has_not_is_refused(string option, string sentence)
    {
        (int exitCode, _, string error) = Cli.Run([.. _folder.Arguments, option]);
        exitCode.ShouldBe(2);
        error.ShouldContain(sentence);
    }

    private ProcessOutcome Run(params string[] options)
    {
        ProcessOutcome ended = Cli.Run([.. _folder.Arguments, .. options]);
        ended.ExitCode.ShouldBe(0, ended.Errors);
        return ended;
    }
}
