using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class PlaneCodesTableTests
{
    [Fact]
    public void Every_image_has_its_point()
    {
        using PublishedTables tables = PublishedTables.Of(new NormalCodes());
        tables.ShouldHold(
            "SELECT member, image, label, z1, z2 FROM codes_plane", [0, 0, 0, 1.0, 0.0], [0, 1, 1, -1.0, 0.0], [0, 2, 1, 0.0, 0.0], [0, 3, 0, 0.0, 0.125], [0, 4, 2, 0.0, 0.0]);
    }

    [Fact]
    public void Five_thousand_images_are_enough()
    {
        ImageDataset many = new(TinyStudy.Data.Train, new ImageSet(new byte[5001 * MnistImages.Pixels], new byte[5001], MnistImages.Kind));
        using IBackend backend = Backends.Create("reference", 1);
        Subject subject = new(new TwoNormalCodes(), TinyStudy.Study, many, backend, new EvaluationProgress((_, _) => { }, EvaluationPart.Of(typeof(TwoNormalCodes), [Question.Everything])));
        PlaneCodesTable.Row[] rows = [.. new PlaneCodesTable().Rows(subject)];
        rows.Length.ShouldBe(10000);
        rows[4999].ShouldBe(new PlaneCodesTable.Row(0, 4999, 0, 0, 0));
        rows[^1].ShouldBe(new PlaneCodesTable.Row(1, 4999, 0, 0, 0));
    }
}
