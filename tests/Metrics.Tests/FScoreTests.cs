namespace ResearchPipeline.Metrics.Tests;

public sealed class FScoreTests
{
    // Of three members, one scores as much as an image that is none.
    private static readonly double[] Scores = [0.25, 4, 1, 3, 1];
    private static readonly bool[] IsMember = [false, true, true, true, false];

    [Theory]
    [InlineData(5, 0)]
    [InlineData(4, 2.0 / 4)]
    [InlineData(2, 4.0 / 5)]
    [InlineData(1, 6.0 / 7)]
    [InlineData(0.25, 6.0 / 8)]
    public void It_is_the_harmonic_mean_of_precision_and_recall_of_what_reaches_the_threshold(double threshold, double expected) =>
        FScore.atLeast(threshold, Scores, IsMember).ShouldBe(expected, 1e-15);

    [Fact]
    public void The_best_threshold_is_a_score_the_highest_of_equals()
    {
        FScore.bestThreshold(Scores, IsMember).ShouldBe(1);
        FScore.bestThreshold([3, 2, 1], [true, false, false]).ShouldBe(3);
        FScore.bestThreshold([4, 3, 3, 2, 1], [true, false, false, false, true]).ShouldBe(4, "2/3, as is 4/6 with 1");
        FScore.bestThreshold([], []).ShouldBe(double.PositiveInfinity);
        FScore.bestThreshold([1, 2], [false, false]).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Without_members_and_picks_it_is_undefined()
    {
        FScore.f1(0, 0, 0).ShouldBe(double.NaN);
        FScore.atLeast(9, [1], [false]).ShouldBe(double.NaN);
    }
}
