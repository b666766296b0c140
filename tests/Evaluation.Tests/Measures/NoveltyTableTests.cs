using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests.Measures;

/// <summary>What tells images of a kind that was not learned from. Half of every pixel is missing: of an image with n pixels lit the error is n/4.</summary>
public sealed class NoveltyTableTests
{
    private const double D = 784;

    // The variance of an image with one pixel lit is 1/D - 1/D², with two 2/D - 4/D².
    private const double OfOne = 0.25 * D / 783;
    private const double OfTwo = 0.5 * D / 1564;

    private const string Areas = "SELECT metric, member, value FROM summary WHERE metric LIKE 'auroc%'";

    [Fact]
    public void Every_image_is_measured_beside_what_is_known_of_it_without_a_model()
    {
        using PublishedTables tables = Of(new Halving(), "dataset.left-out-class = 1");
        tables.ShouldHold(
            "SELECT * FROM novelty",
            ["member", 0, 0, 0, false, 0.25 / D, OfOne, 1 / D],
            ["member", 0, 1, 1, true, 0.25 / D, OfOne, 1 / D],
            ["member", 0, 2, 1, true, 0.5 / D, OfTwo, 2 / D],
            ["member", 0, 3, 0, false, 0.25 / D, OfOne, 1 / D],
            ["member", 0, 4, 2, false, 0.0, null, 0.0]);
    }

    // Strangers 1/4 and 1/2 against 1/4, 1/4 and 0: 2 and 3 of 3 pairs each. Relative to their variance, without the black image, 1 and 2 of 2.
    [Fact]
    public void Images_of_the_class_that_was_left_out_are_told_by_error_relative_error_and_ink()
    {
        using PublishedTables tables = Of(new Halving(), "dataset.left-out-class = 1");
        tables.ShouldHold(Areas, ["auroc_mse", 0, 5.0 / 6], ["auroc_relative", 0, 0.75], ["auroc_ink", 0, 5.0 / 6]);
    }

    // The last two, 1/4 and 0, against 1/4, 1/4 and 1/2: half of 2 of 6 pairs; relative, 1 of 3.
    [Fact]
    public void So_are_images_of_another_source_that_follow_the_own()
    {
        using PublishedTables tables = Of(new Halving(), "dataset.test-images = 3", "dataset.judges-of = also fashion-mnist");
        tables.ShouldHold("SELECT image, stranger FROM novelty", [0, false], [1, false], [2, false], [3, true], [4, true]);
        tables.ShouldHold(Areas, ["auroc_mse", 0, 1.0 / 6], ["auroc_relative", 0, 1.0 / 3], ["auroc_ink", 0, 1.0 / 6]);
    }

    [Theory]
    [InlineData(3, "dataset.left-out-class = 9")]
    [InlineData(0, "dataset.left-out-class = none")]
    [InlineData(0, "dataset.judges-of = only fashion-mnist")]
    public void Where_no_image_is_a_stranger_or_all_are_nothing_is_told(int undefined, string line)
    {
        using PublishedTables tables = Of(new Halving(), line);
        tables.ShouldHold("SELECT count(*), count(value) FROM summary WHERE metric LIKE 'auroc%'", [undefined, 0]);
    }

    [Fact]
    public void An_ensemble_is_measured_with_its_members_and_what_encodes_with_its_code()
    {
        using IBackend backend = Backends.Create("reference", 1);
        using PublishedTables tables = Of(TinyStudy.Model(backend), "dataset.left-out-class = 1");
        tables.ShouldHold(
            "SELECT image, mse, l0 FROM novelty WHERE model = 'ensemble'",
            [0, 0.0, 2], [1, 0.578125 / D, 1], [2, 0.625 / D, 2], [3, 0.25 / D, 1], [4, 0.0, 0]);
        tables.ShouldHold("SELECT member, image, l0 FROM novelty WHERE member = 1", [1, 0, 1], [1, 1, 1], [1, 2, 1], [1, 3, 1], [1, 4, 0]);
        // The ensemble's strangers have the two largest errors; member 0 errs on an image of its own as much as on a stranger.
        tables.ShouldHold("SELECT member, value FROM summary WHERE metric = 'auroc_mse'", [0, 4.5 / 6], [1, 1.0], [null, 1.0]);
    }

    [Fact]
    public void Nothing_else_is_measured_unless_it_is_asked_for() =>
        EvaluationRun.Files(typeof(Halving), [Question.Novelty]).ShouldBe(["summary.parquet", "summary.json", "novelty.parquet"]);

    private static PublishedTables Of(object model, params string[] lines)
    {
        using IBackend backend = Backends.Create("reference", 1);
        return new(model, backend, (_, _) => { }, TinyStudy.Study.With([.. lines, "evaluation.questions = novelty"]), TinyStudy.Data);
    }
}
