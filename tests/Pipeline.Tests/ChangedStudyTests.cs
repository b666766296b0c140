using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests;

public sealed class ChangedStudyTests
{
    private static Study Study => KSparseEnsemble.study;

    [Fact]
    public void Settings_change_their_lines_beside_the_options_with_names_of_their_own()
    {
        Study changed = Changed("--topk=25", "--set=training.averaging=last-step", "--set=training.epochs=2");
        Changes.between(Study, changed).Select(change => $"{change.Key}: {change.From} -> {change.To}").ShouldBe(
            ["model.k: 50 -> 25", "training.averaging: exponential 0.99 -> last-step", "training.epochs: 5 -> 2"]);
    }

    [Theory]
    [InlineData("training.epoch=5", "There is no setting \"training.epoch\". Did you mean training.epochs? The settings are dataset.judged-by, ")]
    [InlineData("training.averaging=mean", "training.averaging is \"mean\"; expected last-step or exponential DECAY.")]
    [InlineData("model.k=5 --topk=6", "model.k is given 2 times (6, 5); expected one value.")]
    [InlineData("model.k=5 --set=model.k=6", "model.k is given 2 times (5, 6); expected one value.")]
    [InlineData("training.loss=sum-of-squares", "The study cannot be run: training.loss is \"sum-of-squares\"; the fused ensemble learns with \"mean-squared-error\" alone; training.auxiliary-loss is ")]
    [InlineData("training.epochs=0", "The study cannot be run: epochs is 0; it must lie between 1 and 10000 everywhere but below another learner.")]
    public void What_cannot_be_set_is_said(string setting, string sentence) =>
        Should.Throw<UsageException>(() => Changed($"--set={setting}".Split(' '))).Message.ShouldStartWith(sentence);

    [Fact]
    public void What_the_fused_ensemble_cannot_learn_is_learned_by_a_network_of_blocks_where_it_asks_for_nothing_that_only_ensembles_do()
    {
        Study changed = Changed("--lambda=0", "--set=training.weight-decay=0.1", "--set=training.auxiliary-loss=none", "--set=training.silent-features=leave", "--set=training.row-norms=learned");
        ComputationModule.ofStudy(changed).IsChained.ShouldBeTrue();
    }

    [Theory]
    [InlineData("--set=training.averaging")]
    [InlineData("--set==5")]
    public void What_is_no_line_of_a_specification_is_refused_before_it_is_read(string option) =>
        UsageFaults.Of(CommandTree.Parse(CommandTree.Create(), ["plan", option])).ShouldHaveSingleItem().ShouldContain("expected KEY=VALUE");

    [Theory]
    [InlineData("")]
    [InlineData("--validation --seed=7 --set=training.auxiliary-loss='aux-k 1000 64 0.25' --set=training.row-norms=of-the-start")]
    [InlineData("--validation --set=dataset.train-images=1000")]
    [InlineData("--set=dataset.train-images=1000 --set=dataset.test-images=9 --set=dataset.judged-by=validation")]
    public void A_report_can_be_made_again_from_what_it_says_of_its_run(string options)
    {
        Study changed = Changed(Commands.TypedLine.Words(options));
        IReadOnlyList<string> commands = ReproducingCommands.Of(Study, changed);
        commands.Contains("git status").ShouldBe(options.Length == 0, "only what is published can be compared with");
        Changed(Commands.TypedLine.Words(commands[0])[2..]).ShouldBe(changed);
        Changed(Commands.TypedLine.Words(commands[^1])[3..]).ShouldBe(changed);
    }

    [Fact]
    public void A_study_that_validation_judges_is_run_on_the_test_set_by_a_line_that_says_so()
    {
        Study judged = Changed("--validation");
        ReproducingCommands.Of(judged, Study)[0].ShouldBe(
            "dotnet cake --set=dataset.judged-by=test --set=dataset.test-images=10000 --set=dataset.train-images=60000");
    }

    private static Study Changed(params string[] options) =>
        ChangedStudy.Of(Study, UsageFaults.Read(CommandTree.Parse(CommandTree.Create(), ["plan", .. options])).Settings);
}
