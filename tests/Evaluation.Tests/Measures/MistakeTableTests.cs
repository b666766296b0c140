using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class MistakeTableTests
{
    // Predictions as in ClassificationTableTests: images 3 and 4 are taken for a 1 with 3/4, image 2 for a 0 with 1/2.
    [Fact]
    public void Wrong_images_come_surest_first_with_their_pixels()
    {
        using PublishedTables tables = PublishedTables.Of(new FirstPixelClassifier(0.125f, 0.75f, 0.125f));
        tables.ShouldHold(
            "SELECT model, member, rank, image, label, predicted, probability, count(*), sum(pixel)::BIGINT FROM mistakes GROUP BY ALL ORDER BY rank",
            ["member", 0, 1, 3, 0, 1, 0.75, 784, 784 * 783 / 2],
            ["member", 0, 2, 4, 2, 1, 0.75, 784, 784 * 783 / 2],
            ["member", 0, 3, 2, 1, 0, 0.5, 784, 784 * 783 / 2]);
        tables.ShouldHold("SELECT rank, pixel, intensity FROM mistakes WHERE intensity <> 0", [1, 2, 1.0], [3, 0, 1.0], [3, 1, 1.0]);
    }

    [Fact]
    public void Members_and_their_mean_have_their_own()
    {
        using PublishedTables tables = PublishedTables.Of(new TwoClassifiers());
        tables.ShouldHold("SELECT model, member, count(*) FROM mistakes WHERE pixel = 0 GROUP BY ALL ORDER BY model DESC, member", ["member", 0, 3], ["member", 1, 3], ["ensemble", null, 3]);
    }

    // Sixty images of the class 1 with the probability image/64 of a 0, which is the highest from image 22 on, where it is above 21/64: thirty-eight mistakes. The class 2 has 21/64.
    [Fact]
    public void There_are_forty_at_most()
    {
        ImageSet images = new(new byte[60 * MnistImages.Pixels], Enumerable.Repeat((byte)1, 60).ToArray(), MnistImages.Kind);
        Matrix probabilities = new(60, MnistImages.Classes);
        for (int image = 0; image < 60; image++)
        {
            (probabilities.Row(image)[0], probabilities.Row(image)[2]) = (image / 64f, 21 / 64f);
        }

        MistakeTable.Mistake[] mistakes = [.. MistakeTable.MistakesOf(0, probabilities, images)];
        mistakes.Select(mistake => ((int)mistake.Image, (int)mistake.Predicted, (int)mistake.Rank)).ShouldBe(
            [.. Enumerable.Range(1, 38).Select(rank => (60 - rank, 0, rank)), (0, 2, 39), (1, 2, 40)]);
    }
}
