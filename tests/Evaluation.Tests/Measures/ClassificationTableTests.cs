using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class ClassificationTableTests
{
    // The first pixel is lit in images 0 and 2. Labels are 0, 1, 1, 0, 2.
    [Fact]
    public void Every_image_has_its_prediction()
    {
        using PublishedTables tables = PublishedTables.Of(new FirstPixelClassifier(0.125f, 0.75f, 0.125f));
        tables.ShouldHold(
            "SELECT model, member, image, label, predicted, probability, label_probability FROM classification",
            ["member", 0, 0, 0, 0, 0.5, 0.5],
            ["member", 0, 1, 1, 1, 0.75, 0.75],
            ["member", 0, 2, 1, 0, 0.5, 0.25],
            ["member", 0, 3, 0, 1, 0.75, 0.125],
            ["member", 0, 4, 2, 1, 0.75, 0.125]);
    }

    [Fact]
    public void Errors_and_cross_entropy_are_summed_up()
    {
        using PublishedTables tables = PublishedTables.Of(new FirstPixelClassifier(0.125f, 0.75f, 0.125f));
        tables.ShouldHold(
            "SELECT metric, model, member, value, unit FROM summary",
            ["error_rate", "member", 0, 0.6, "1"],
            ["cross_entropy", "member", 0, (Math.Log(2) + Math.Log(4 / 3.0) + Math.Log(4) + 2 * Math.Log(8)) / 5, "nat"]);
        SummaryFile.Read(tables.Folder).OfMembers("error_rate").ShouldBe([0.6]);
        SummaryFile.Read(tables.Folder).OfEnsemble("error_rate").ShouldBe(double.NaN);
    }

    // Where the first pixel is dark the mean is 1/2, 7/16 and 1/16: class 0, which is right for image 3 alone. The second member takes
    // image 4 for a 0 too, and gives its label nothing, which is taken for 2^-126.
    [Fact]
    public void Members_and_their_mean_are_measured_apart()
    {
        using PublishedTables tables = PublishedTables.Of(new TwoClassifiers());
        tables.ShouldHold("SELECT model, member, count(*) FROM classification GROUP BY ALL ORDER BY model DESC, member", ["member", 0, 5], ["member", 1, 5], ["ensemble", null, 5]);
        tables.ShouldHold(
            "SELECT image, predicted, probability, label_probability FROM classification WHERE model = 'ensemble' AND image > 0",
            [1, 0, 0.5, 0.4375], [2, 0, 0.5, 0.25], [3, 0, 0.5, 0.5], [4, 0, 0.5, 0.0625]);
        tables.ShouldHold(
            "SELECT metric, member, value FROM summary WHERE metric = 'error_rate'", ["error_rate", 0, 0.6], ["error_rate", 1, 0.6], ["error_rate", null, 0.6]);
        tables.ShouldHold(
            "SELECT value FROM summary WHERE metric = 'cross_entropy' AND member = 1",
            [(Math.Log(2) + Math.Log(8) + Math.Log(4) + Math.Log(8 / 7.0) + 126 * Math.Log(2)) / 5]);
    }
}
