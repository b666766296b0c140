namespace ResearchPipeline.Explorer.Tests;

/// <summary>Which feature is matched with which.</summary>
public sealed class FeatureMatchingTests
{
    [Fact]
    public void The_sum_of_cosines_counts_not_the_largest_of_them()
    {
        // By hand: 0.96 + 0.28 of the greedy choice is less than 0.8 + 0.8.
        double[][] first = [[1, 0, 0, 0, 0], [0.6, 0.8, 0, 0, 0]];
        double[][] second = [[0.8, 0.6, 0, 0, 0], [0.8, 0, 0.6, 0, 0]];
        (int Match, float Cosine)?[] found = FeatureMatching.Of(first, second);
        found.Select(pair => pair!.Value.Match).ShouldBe([1, 0]);
        found[0]!.Value.Cosine.ShouldBe(0.8f);
        found[1]!.Value.Cosine.ShouldBe(0.96f);
    }

    [Fact]
    public void Where_the_second_has_fewer_the_least_alike_have_no_match()
    {
        (int Match, float Cosine)?[] found = FeatureMatching.Of([[1, 0, 0], [0, 1, 0], [0, 0.6, 0.8]], [[0, 0, 1], [1, 0, 0]]);
        found.ShouldBe([(1, 1f), null, (0, 0.8f)]);
    }

    [Fact]
    public void Where_the_second_has_more_each_of_the_first_has_one_even_of_opposite_direction()
    {
        (int Match, float Cosine)?[] found = FeatureMatching.Of([[1, 0]], [[-1, 0], [-0.6, 0.8]]);
        found.ShouldBe([(1, -0.6f)]);
    }

    [Fact]
    public void What_has_no_direction_or_is_no_number_is_like_nothing() =>
        FeatureMatching.Of([[0, 0], [double.NaN, 1]], [[1, 0], [0, 1]]).Select(pair => pair!.Value.Cosine).ShouldBe([0f, 0f]);

    [Theory]
    [InlineData(7, 3)]
    [InlineData(3, 7)]
    [InlineData(5, 5)]
    public void Every_match_is_taken_once(int first, int second)
    {
        double[][] Features(int count, int seed) => [.. Enumerable.Range(0, count).Select(feature => Enumerable.Range(0, 9).Select(pixel => Math.Sin((feature * 17) + (pixel * 5) + seed)).ToArray())];
        (int Match, float Cosine)?[] found = FeatureMatching.Of(Features(first, 1), Features(second, 2));
        int[] matches = [.. found.Where(pair => pair is not null).Select(pair => pair!.Value.Match)];
        matches.Length.ShouldBe(Math.Min(first, second));
        matches.ShouldBeUnique();
        matches.ShouldAllBe(match => match >= 0 && match < second);
    }
}
