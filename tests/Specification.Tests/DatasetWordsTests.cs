namespace ResearchPipeline.Specification.Tests;

/// <summary>What people call a data set and its classes.</summary>
public sealed class DatasetWordsTests
{
    [Fact]
    public void Every_data_set_has_a_name_of_its_own_for_each_of_its_classes()
    {
        foreach (DatasetSource source in (DatasetSource[])[DatasetSource.Mnist, DatasetSource.FashionMnist, DatasetSource.SmallNorb, DatasetSource.CifarPatches])
        {
            DatasetWords words = DatasetWordsModule.ofSource(source);
            words.Classes.Length.ShouldBe(DatasetModule.kind(source).Classes, words.Name);
            words.Classes.ShouldBeUnique();
        }
    }

    // As https://github.com/zalandoresearch/fashion-mnist lists them.
    [Fact]
    public void Classes_of_Fashion_MNIST_are_named_as_its_authors_name_them() =>
        DatasetWordsModule.ofSource(DatasetSource.FashionMnist).Classes
            .ShouldBe(["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]);

    [Fact]
    public void Classes_of_MNIST_are_its_digits() =>
        DatasetWordsModule.ofSource(DatasetSource.Mnist).Classes.Select(int.Parse).ShouldBe(Enumerable.Range(0, 10));
}
