using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

public sealed class ImageSetTests
{
    // Twenty-three images, each of its own grey; 3 comes four times before 9 comes once.
    private static readonly byte[] Labels = [3, 3, 0, 1, 3, 2, 3, 4, 5, 6, 7, 8, 9, 9, 8, 7, 6, 5, 4, 2, 1, 0, 9];

    private static readonly ImageSet Images = new(Enumerable.Range(0, Labels.Length).SelectMany(image => Enumerable.Repeat((byte)image, MnistImages.Pixels)).ToArray(), Labels, MnistImages.Kind);

    [Theory]
    [InlineData(1, new byte[] { 0, 2, 3, 5, 7, 8, 9, 10, 11, 12 })]
    [InlineData(2, new byte[] { 0, 1, 2, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 })]
    public void The_first_of_each_class_stay_in_their_order_with_their_labels(int count, byte[] expected)
    {
        ImageSet first = Images.FirstOfEachClass(count);
        first.Labels.ToArray().ShouldBe(expected.Select(image => Labels[image]));
        first.Pixels.ToArray().ShouldBe(expected.SelectMany(image => Enumerable.Repeat(image, MnistImages.Pixels)));
    }

    [Fact]
    public void The_first_of_some_classes_stay_in_their_order_with_their_labels()
    {
        ImageSet first = Images.Take(4, label => label != 3);
        first.Labels.ToArray().ShouldBe(new byte[] { 0, 1, 2, 4 });
        first.Pixels.ToArray().ShouldBe(((byte[])[2, 3, 5, 7]).SelectMany(image => Enumerable.Repeat(image, MnistImages.Pixels)));
    }

    [Fact]
    public void Fewer_images_of_some_classes_than_are_asked_for_are_refused() =>
        Should.Throw<DataException>(() => Images.Take(Labels.Length, label => label != 3)).Message.ShouldContain($"have {Labels.Count(label => label != 3)} images of the classes to learn from; expected {Labels.Length} or more");

    [Fact]
    public void Others_follow_with_their_labels()
    {
        ImageSet both = Images.Take(1).Followed(by: Images.TakeLast(2));
        both.Labels.ToArray().ShouldBe(new byte[] { 3, 0, 9 });
        both.Pixels.ToArray().ShouldBe(((byte[])[0, 21, 22]).SelectMany(image => Enumerable.Repeat(image, MnistImages.Pixels)));
    }

    [Fact]
    public void The_lowest_class_that_has_fewer_is_named() => Should.Throw<DataException>(() => Images.FirstOfEachClass(3))
        .Message.ShouldBe("The first 3 images of each class are learned from, and class 0 has 2 among the 23 training images. Learn from fewer of each class (training.images).");
}
