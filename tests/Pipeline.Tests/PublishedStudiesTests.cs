namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Which published studies stand side by side.</summary>
public sealed class PublishedStudiesTests
{
    [Fact]
    public void Studies_of_another_data_set_than_the_first_ones_do_not_stand_beside_it()
    {
        Of("smoke", "fashion-smoke", "small-comparison").OfOneDataset.Names.ShouldBe(["smoke", "small-comparison"]);
        Of("fashion-smoke", "smoke").OfOneDataset.Names.ShouldBe(["fashion-smoke"]);
        Of("fashion-smoke", "smoke").Source.IsFashionMnist.ShouldBeTrue();
    }

    private static PublishedStudies Of(params string[] names) => new("reports", names, IsWritten: false);
}
