using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>Which images a study sees.</summary>
public sealed class DatasetTests
{
    private static Dataset Whole => KSparseEnsemble.study.Dataset;

    [Theory]
    [InlineData(53_000, 10_000, "dataset.left-out-class = 3")]
    [InlineData(48_000, 5_000, "dataset.left-out-class = 3", "dataset.judged-by = validation")]
    [InlineData(48_000, 5_000, "dataset.judged-by = validation", "dataset.left-out-class = 3")]
    [InlineData(60_000, 10_000, "dataset.left-out-class = none")]
    [InlineData(700, 10_000, "dataset.train-images = 700", "dataset.left-out-class = 3")]
    [InlineData(54_000, 10_000, "dataset.left-out-class = 3", "dataset.train-images = 54000")]
    public void Who_leaves_a_class_out_learns_from_as_many_images_as_every_class_leaves(int train, int judges, params string[] lines)
    {
        Dataset dataset = KSparseEnsemble.study.With(lines).Dataset;
        (dataset.TrainImages, dataset.TestImages).ShouldBe((train, judges));
    }

    [Theory]
    [InlineData("own", new[] { "MNIST" }, new[] { "MNIST" }, "digit")]
    [InlineData("only fashion-mnist", new[] { "MNIST", "Fashion-MNIST" }, new[] { "Fashion-MNIST" }, "class")]
    [InlineData("also fashion-mnist", new[] { "MNIST", "Fashion-MNIST" }, new[] { "MNIST", "Fashion-MNIST" }, "digit")]
    public void The_sources_of_all_images_and_of_those_that_judge(string judges, string[] all, string[] judging, string aClass)
    {
        Dataset dataset = KSparseEnsemble.study.With($"dataset.judges-of = {judges}").Dataset;
        Names(DatasetModule.sources(dataset)).ShouldBe(all);
        Names(DatasetModule.judging(dataset)).ShouldBe(judging);
        DatasetWordsModule.ofLabels(dataset).Class.One.ShouldBe(aClass);
    }

    // Images 0 and 1 are of the own source.
    [Theory]
    [InlineData("own", "none", false, new[] { false, false, false, false })]
    [InlineData("own", "3", true, new[] { false, true, false, true })]
    [InlineData("also fashion-mnist", "none", true, new[] { false, false, true, true })]
    [InlineData("also fashion-mnist", "3", true, new[] { false, true, true, true })]
    [InlineData("only fashion-mnist", "3", false, new[] { true, true, true, true })]
    public void Strangers_are_of_the_class_that_was_left_out_or_of_another_source(string judges, string left, bool some, bool[] expected)
    {
        Dataset dataset = KSparseEnsemble.study.With($"dataset.judges-of = {judges}", $"dataset.left-out-class = {left}", "dataset.test-images = 2").Dataset;
        DatasetModule.hasStrangers(dataset).ShouldBe(some);
        ((int[])[1, 3, 1, 3]).Select((label, image) => DatasetModule.isStranger(dataset, image % (judges == "own" ? 2 : 4), label)).ShouldBe(expected);
    }

    [Fact]
    public void What_all_studies_before_have_chosen_has_no_line()
    {
        string[] lines = [.. CanonicalText.linesOfDataset(Whole).Keys];
        lines.ShouldBe(["dataset.source", "dataset.test-images", "dataset.train-images"]);
    }

    private static string[] Names(DatasetSource[] sources) => Array.ConvertAll(sources, source => DatasetWordsModule.ofSource(source).Name);
}
