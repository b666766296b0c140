using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>What images of a source have in common, and what follows for a study.</summary>
public sealed class ImageKindTests
{
    private static readonly Study Toys = Smoke.study.With("dataset.source = small-norb");

    [Fact]
    public void Sources_have_shapes_and_classes_of_their_own()
    {
        Describe(DatasetSource.Mnist).ShouldBe("28 x 28 pixels, row after row, 784, 10");
        Describe(DatasetSource.FashionMnist).ShouldBe("28 x 28 pixels, row after row, 784, 10");
        Describe(DatasetSource.SmallNorb).ShouldBe("2 x 32 x 32 pixels, channel after channel, row after row, 2048, 5");
        Describe(DatasetSource.CifarPatches).ShouldBe("3 x 8 x 8 pixels, channel after channel, row after row, 192, 10");
    }

    [Fact]
    public void A_small_study_of_each_source_makes_sense()
    {
        foreach (string source in (string[])["mnist", "fashion-mnist", "small-norb", "cifar-10-patches"])
        {
            Validation.errors(Smoke.study.With($"dataset.source = {source}")).ShouldBeEmpty(source);
        }
    }

    [Theory]
    [InlineData("evaluation.pca-components = 2049", "PCA components is 2049; it must lie between 1 and 2048")]
    [InlineData("dataset.left-out-class = 5", "the class that is left out is 5; it must lie between 0 and 4")]
    [InlineData("dataset.train-images = 24301", "training images is 24301; it must lie between 1 and 24300")]
    [InlineData("dataset.test-images = 24301", "test images is 24301; it must lie between 2 and 24300")]
    [InlineData(
        "dataset.judges-of = also mnist",
        "another source of judges is MNIST, whose images are of 28 x 28 pixels in 10 classes; those that are learned from are of 2 x 32 x 32 pixels in 5 classes")]
    [InlineData(
        "dataset.judges-of = only cifar-10-patches",
        "another source of judges is CIFAR-10 patches, whose images are of 3 x 8 x 8 pixels in 10 classes; those that are learned from are of 2 x 32 x 32 pixels in 5 classes")]
    public void What_a_source_does_not_have_is_refused(string line, string told) => Validation.errors(Toys.With(line)).ShouldBe([told]);

    [Theory]
    [InlineData("evaluation.pca-components = 2048")]
    [InlineData("dataset.left-out-class = 4")]
    public void What_it_has_is_not(string line) => Validation.errors(Toys.With(line)).ShouldBeEmpty();

    [Fact]
    public void A_class_that_is_left_out_leaves_as_many_images_as_there_are_in_the_other_four() =>
        DatasetModule.learnable(DatasetModule.leavingOut(1, DatasetModule.whole(DatasetSource.SmallNorb))).ShouldBe(24_300 - 4_860);

    private static string Describe(DatasetSource source)
    {
        ImageKind kind = DatasetModule.kind(source);
        return $"{kind.Shape.InWords}, {kind.Shape.OrderInWords}, {kind.Pixels}, {kind.Classes}";
    }
}
