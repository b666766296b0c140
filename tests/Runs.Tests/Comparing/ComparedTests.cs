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
    public void What_both_have_may_be_the_same_where_one_has_more()
    {
        Compared one = new("one", new Dictionary<string, string>(), [Run], null);
        Compared more = one with { Parts = [new RunMeasures([.. Run.All, new Measure("pca-50", "mse", "", [0.1])])] };
        Comparison.Of(one, one).Summary.ShouldBe("every measure is the same");
        Comparison.Of(one, more).Summary.ShouldBe("every measure that both have is the same");
        Compared other = one with { Parts = [new RunMeasures([.. Run.All.Select(measure => measure with { Values = [.. measure.Values.Select(value => value + 100)] })])] };
        Comparison.Of(one, other).Summary.ShouldStartWith("3 of 5 measures differ by more than the spread over members");
    }

    [Fact]
    public void A_setting_that_is_not_there_is_told_from_the_value_none()
    {
        Compared one = new("one", new Dictionary<string, string> { ["training.corruption"] = "none" }, [Run], null);
        string said = string.Join('\n', ComparisonText.Lines(Comparison.Of(one, one with { Settings = new Dictionary<string, string> { ["seed"] = "42" } })));
        said.ShouldContain("training.corruption: none → not there");
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
