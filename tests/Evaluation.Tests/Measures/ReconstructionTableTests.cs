using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class ReconstructionTableTests(TinyStudy study)
{
    // r of e1 and e0/8 + e1/4, times 784: 1/4·784 - 3/8 over the roots of 783 and (1/64 + 1/16)·784 - (3/8)².
    private static readonly double Of1 = 195.625 / Math.Sqrt(783 * 61.109375);

    // r of e0 + e1 and 3/4 e0 + e1/4: 784 - 2 over the roots of 1564 and (9/16 + 1/16)·784 - 1.
    private static readonly double Of2 = 782 / Math.Sqrt(1564.0 * 489);

    private const double D = 784;

    // Errors as in TrainingTableTests. Norms: 1; 1/4; 1 over sqrt 2; 0 over 1; undefined for black.
    [Fact]
    public void Member_0_is_measured_by_image() => study.ShouldHold(
        "SELECT member, image, label, mse, pearson, l0, norm_ratio FROM reconstruction WHERE model = 'member' AND member = 0",
        [0, 0, 0, 0.0, 1.0, 1, 1.0],
        [0, 1, 1, 0.5625 / D, 1.0, 1, 0.25],
        [0, 2, 1, 1 / D, TinyStudy.R, 1, 1 / Math.Sqrt(2)],
        [0, 3, 0, 1 / D, null, 0, 0.0],
        [0, 4, 2, 0.0, null, 0, null]);

    // Norm of (e0 + e1)/4: sqrt 2 / 4; of (e0 + e1)/2 over that of e0 + e1: 1/2.
    [Fact]
    public void Member_1_is_measured_by_image() => study.ShouldHold(
        "SELECT member, image, label, mse, pearson, l0, norm_ratio FROM reconstruction WHERE model = 'member' AND member = 1",
        [1, 0, 0, 0.0, 1.0, 1, 1.0],
        [1, 1, 1, 0.625 / D, TinyStudy.R, 1, Math.Sqrt(2) / 4],
        [1, 2, 1, 0.5 / D, 1.0, 1, 0.5],
        [1, 3, 0, 0.0, 1.0, 1, 1.0],
        [1, 4, 2, 0.0, null, 0, null]);

    // Errors: (1/8)² + (3/4)²; (1/4)² + (3/4)²; (1/2)². Active in any member: {0, 2}, {1}, {0, 1}, {0}, none.
    // Norms: sqrt(1/64 + 1/16); sqrt(9/16 + 1/16) over sqrt 2; 1/2.
    [Fact]
    public void The_ensemble_is_the_mean_of_the_reconstructions_and_no_member() => study.ShouldHold(
        "SELECT member, image, label, mse, pearson, l0, norm_ratio FROM reconstruction WHERE model = 'ensemble'",
        [null, 0, 0, 0.0, 1.0, 2, 1.0],
        [null, 1, 1, 0.578125 / D, Of1, 1, Math.Sqrt(5) / 8],
        [null, 2, 1, 0.625 / D, Of2, 2, Math.Sqrt(5) / 4],
        [null, 3, 0, 0.25 / D, 1.0, 1, 0.5],
        [null, 4, 2, 0.0, null, 0, null]);

    [Fact]
    public void There_is_no_other_model() => study.ShouldHold(
        "SELECT model, count(*) FROM reconstruction GROUP BY model ORDER BY model", ["ensemble", 5], ["member", 10]);

    // Halves: an error of a quarter of the image's square, 1, 1, 2, 1 and 0; all correlations 1.
    [Fact]
    public void A_model_that_only_reconstructs_is_measured_without_a_code()
    {
        using PublishedTables tables = PublishedTables.Of(new Halving());
        tables.ShouldHold(
            "SELECT * FROM reconstruction",
            ["member", 0, 0, 0, 0.25 / D, 1.0, 0.5],
            ["member", 0, 1, 1, 0.25 / D, 1.0, 0.5],
            ["member", 0, 2, 1, 0.5 / D, 1.0, 0.5],
            ["member", 0, 3, 0, 0.25 / D, 1.0, 0.5],
            ["member", 0, 4, 2, 0.0, null, null]);
        tables.ShouldHold(
            "SELECT metric, member, value FROM summary WHERE metric IN ('mse', 'fvu', 'gamma') OR member IS NULL",
            ["mse", 0, 1.25 / 5 / D],
            ["fvu", 0, (double)(1.25 / 3.2)],
            ["gamma", 0, 0.5]);
        tables.ShouldHold("SELECT model, components FROM baselines", ["mean-image", 0], ["pca-1", 1]);
    }
}
