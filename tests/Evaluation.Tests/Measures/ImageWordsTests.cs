using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests.Measures;

/// <summary>What descriptions of columns say of images of a kind.</summary>
public sealed class ImageWordsTests
{
    private static readonly ImageKind Toys = DatasetModule.kind(DatasetSource.SmallNorb);

    [Fact]
    public void A_description_says_how_large_the_images_are_and_how_many_classes_there_are()
    {
        ResultTable<int> table = new ResultTable<int>("table", "pixel", "All {pixels} pixels.").Pixel(row => (ushort)row).Label(row => (byte)row);
        Descriptions(table.OfImages(MnistImages.Kind)).ShouldBe(["All 784 pixels.", "Number of the pixel, 0 to 783, row after row of 28.", "The image's class, 0 to 9."]);
        Descriptions(table.OfImages(Toys)).ShouldBe(
            ["All 2048 pixels.", "Number of the pixel, 0 to 2047, channel after channel, row after row of 32.", "The image's class, 0 to 4."]);
    }

    [Theory]
    [InlineData("{even spread}", "11.4", "13.1")]
    [InlineData("{last column} {last row}", "27 27", "31 31")]
    [InlineData("0 to {last pair}", "0 to 4", "0 to 1")]
    [InlineData("from 0 to 1, {pairs}", "from 0 to 1, from 2 to 3, from 4 to 5, from 6 to 7 and from 8 to 9", "from 0 to 1, from 2 to 3")]
    public void Words_in_braces_stand_for_what_depends_on_the_images(string text, string digits, string toys)
    {
        ImageWords.Fill(text, MnistImages.Kind).ShouldBe(digits);
        ImageWords.Fill(text, Toys).ShouldBe(toys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_table_has_a_word_that_stands_for_nothing(bool ofMnist) => ResultTables.OfRuns
        .Select(table => table.Reworded(text => ImageWords.Fill(text, ofMnist ? MnistImages.Kind : Toys)))
        .SelectMany(table => table.Columns.Select(column => column.Description).Append(table.Description))
        .ShouldAllBe(text => !text.Contains('{'));

    private static string[] Descriptions(ResultTable table) => [table.Description, .. table.Columns.Select(column => column.Description)];
}
