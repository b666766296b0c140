using ResearchPipeline.Runs.Comparing;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Tests.Comparing;

/// <summary>What varies of a measure.</summary>
public sealed class ComparedTests
{
    private static readonly RunMeasures Run = new([
        new Measure("member", "mse", "", [1, 2, 3]), new Measure("member", "l0", "", [4, 5, 6]),
        new Measure("ensemble", "mse", "", [0.5]), new Measure("ensemble", "l0", "", [9]), new Measure("member-pairs", "jaccard", "", [0.1]),
    ]);

    [Fact]
    public void Of_one_run_members_vary_and_the_whole_as_they_do_where_it_counts_the_same()
    {
        Compared one = new("one", new Dictionary<string, string>(), [Run], null);
        one.Sample("member", "mse").ShouldBe([1, 2, 3]);
        one.Sample("ensemble", "mse").ShouldBe([1, 2, 3]);
        // Of the whole it is how many latents any member activates.
        one.Sample("ensemble", "l0").ShouldBeEmpty();
        one.Sample("member-pairs", "jaccard").ShouldBeEmpty();
    }

    [Fact]
    public void Of_several_runs_their_means_vary()
    {
        RunMeasures other = new([.. Run.All.Select(measure => measure with { Values = [.. measure.Values.Select(value => value + 1)] })]);
        Compared both = new("both", new Dictionary<string, string>(), [Run, other], null);
        both.Sample("member", "mse").ShouldBe([2, 3]);
        both.Sample("ensemble", "l0").ShouldBe([9, 10]);
    }
}
