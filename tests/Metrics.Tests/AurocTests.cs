using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Metrics.Tests;

public sealed class AurocTests
{
    [Theory]
    [InlineData(new[] { 3.0, 1 }, new[] { 2.0, 0 }, 0.75)]
    [InlineData(new[] { 1.0 }, new[] { 1.0, 0, 1 }, 2.0 / 3)]
    [InlineData(new[] { 5.0, 4 }, new[] { 3.0, 1 }, 1)]
    [InlineData(new[] { -1.0 }, new[] { 3.0, 1 }, 0)]
    [InlineData(new[] { 2.0, 2 }, new[] { 2.0 }, 0.5)]
    public void It_is_the_share_of_pairs_in_which_the_stranger_scores_higher_equals_counting_half(double[] strangers, double[] others, double expected) =>
        Auroc.ofScores(strangers, others).ShouldBe(expected, 1e-15);

    [Fact]
    public void Without_pairs_it_is_undefined()
    {
        Auroc.ofScores([], [2]).ShouldBe(double.NaN);
        Auroc.ofScores([2], []).ShouldBe(double.NaN);
    }

    // Of 32 whole numbers an order is kept exactly by what only rises.
    [Fact]
    public void What_only_rises_with_the_score_has_the_same_area() =>
        Prop.ForAll(
            Gen.Choose(-16, 15).Select(score => (double)score).NonEmptyListOf().ToArbitrary(),
            Gen.Choose(-16, 15).Select(score => (double)score).NonEmptyListOf().ToArbitrary(),
            (strangers, others) =>
            {
                double area = Auroc.ofScores([.. strangers], [.. others]);
                return area == Auroc.ofScores([.. strangers.Select(Cube)], [.. others.Select(Cube)]) && area == Auroc.ofScores([.. others.Select(score => -score)], [.. strangers.Select(score => -score)]);

                static double Cube(double score) => score * score * score;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_the_same_as_looking_at_every_pair() =>
        Prop.ForAll(
            Gen.Choose(0, 5).Select(score => (double)score).NonEmptyListOf().ToArbitrary(),
            Gen.Choose(0, 5).Select(score => (double)score).NonEmptyListOf().ToArbitrary(),
            (strangers, others) =>
            {
                double pairs = strangers.Sum(stranger => others.Sum(other => stranger > other ? 1 : stranger == other ? 0.5 : 0));
                double[] a = [.. strangers], b = [.. others];
                return Auroc.ofScores(a, b) == pairs / (a.Length * b.Length) && Math.Abs(Auroc.ofScores(a, b) + Auroc.ofScores(b, a) - 1) < 1e-15;
            }).QuickCheckThrowOnFailure();
}
