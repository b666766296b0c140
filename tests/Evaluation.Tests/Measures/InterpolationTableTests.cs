using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class InterpolationTableTests
{
    // Of the classes 0, 1 and 2, only 0 and 1 are a pair: images 0 and 1, whose codes are (1, 0) and (-1, 0).
    [Fact]
    public void A_line_leads_from_code_to_code()
    {
        using PublishedTables tables = PublishedTables.Of(new TwoNormalCodes());
        tables.ShouldHold(
            "SELECT member, pair, step, from_image, to_image, intensity FROM interpolations WHERE pixel = 0",
            [.. Enumerable.Range(0, 18).Select(row => (object?[])[row / 9, 0, row % 9, 0, 1, 1 - row % 9 / 4.0])]);
        tables.ShouldHold("SELECT count(*), max(pixel), max(abs(intensity)) FILTER (pixel > 0) FROM interpolations", [18 * 784, 783, 0.0]);
    }

    [Fact]
    public void Pairs_begin_at_the_first_image_of_an_even_class_and_keep_their_number()
    {
        byte[] labels = [9, 3, 8, 2, 9, 2, 5];
        ImageDataset images = new(TinyStudy.Data.Train, new ImageSet(new byte[labels.Length * MnistImages.Pixels], labels, MnistImages.Kind));
        using IBackend backend = Backends.Create("reference", 1);
        Subject subject = new(new NormalCodes(), TinyStudy.Study, images, backend, new EvaluationProgress((_, _) => { }, EvaluationPart.Of(typeof(NormalCodes), [Question.Everything])));
        new InterpolationTable().Rows(subject).Select(row => row.Pair).Distinct().ShouldBe([new(1, 3, 1), new(4, 2, 0)]);
    }

    [Fact]
    public void Without_a_pair_there_are_no_rows()
    {
        ImageDataset images = new(TinyStudy.Data.Train, new ImageSet(new byte[2 * MnistImages.Pixels], new byte[] { 1, 2 }, MnistImages.Kind));
        using IBackend backend = Backends.Create("reference", 1);
        Subject subject = new(new NormalCodes(), TinyStudy.Study, images, backend, new EvaluationProgress((_, _) => { }, EvaluationPart.Of(typeof(NormalCodes), [Question.Everything])));
        new InterpolationTable().Rows(subject).ShouldBeEmpty();
    }
}
