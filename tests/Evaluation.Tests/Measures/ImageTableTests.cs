using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

/// <summary>dictionary, examples, images, dataset and dataset_classes: what is shown as it is.</summary>
[Collection(TinyStudy.Collection)]
public sealed class ImageTableTests(TinyStudy study)
{
    [Fact]
    public void The_dictionary_holds_member_0s_weights()
    {
        study.ShouldHold("SELECT count(*) FROM dictionary", [3 * 784]);
        study.ShouldHold(
            "SELECT feature, pixel, weight FROM dictionary WHERE weight <> 0", [0, 0, 1.0], [1, 1, 0.5], [2, 0, 0.5], [2, 3, 0.5]);
    }

    // The first images of classes 0, 1 and 2 are 0, 1 and 4.
    [Fact]
    public void The_examples_are_the_first_image_of_each_class()
    {
        study.ShouldHold("SELECT image, label, count(*), max(pixel) FROM examples GROUP BY ALL ORDER BY image", [0, 0, 784, 783], [1, 1, 784, 783], [4, 2, 784, 783]);
        study.ShouldHold(
            "SELECT image, pixel, original, reconstruction, ensemble FROM examples WHERE original <> 0 OR reconstruction <> 0 OR ensemble <> 0",
            [0, 0, 1.0, 1.0, 1.0],
            [1, 0, 0.0, 0.0, 0.125],
            [1, 1, 1.0, 0.25, 0.25]);
    }

    [Fact]
    public void Examples_of_a_model_without_members_have_one_reconstruction()
    {
        using PublishedTables tables = PublishedTables.Of(new Halving());
        tables.ShouldHold("SELECT column_name FROM (DESCRIBE examples)", ["image"], ["label"], ["pixel"], ["original"], ["reconstruction"]);
        tables.ShouldHold("SELECT image, pixel, original, reconstruction FROM examples WHERE original <> 0", [0, 0, 1.0, 0.5], [1, 1, 1.0, 0.5]);
    }

    [Fact]
    public void The_evaluated_images_are_bytes_row_after_row()
    {
        string black = string.Concat(Enumerable.Repeat("00", 780));
        study.ShouldHold(
            "SELECT image, label, hex(pixels) FROM images",
            [0, 0, "FF000000" + black],
            [1, 1, "00FF0000" + black],
            [2, 1, "FFFF0000" + black],
            [3, 0, "0000FF00" + black],
            [4, 2, "00000000" + black]);
    }

    // Train: pixel 0 is lit in one of two images. Evaluated: pixels 0 and 1 in two of five (variance 2/5 · 3/5), pixel 2 in one (1/5 · 4/5).
    [Fact]
    public void The_dataset_is_described_as_a_whole() => study.ShouldHold(
        "SELECT split, images, pixel_mean, variance_sum, nonzero_share FROM dataset",
        ["train", 2, 0.5 / 784, 0.25, 0.5 / 784],
        ["evaluated", 5, 1.0 / 784, 0.64, 1.0 / 784]);

    [Fact]
    public void The_dataset_is_counted_by_class()
    {
        study.ShouldHold("SELECT split, label, images FROM dataset_classes WHERE images > 0", ["train", 7, 1], ["train", 8, 1], ["evaluated", 0, 2], ["evaluated", 1, 2], ["evaluated", 2, 1]);
        study.ShouldHold("SELECT split, count(*), sum(label)::BIGINT FROM dataset_classes GROUP BY split ORDER BY split", ["evaluated", 10, 45], ["train", 10, 45]);
    }
}
