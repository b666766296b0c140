using ResearchPipeline.Experiments;
using ResearchPipeline.Runs.Engines;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Tests.Engines;

/// <summary>How much time and memory is asked of a cluster.</summary>
public sealed class JobRequestTests(SweptSmoke swept)
{
    [Fact]
    public void Three_times_the_longest_and_one_and_a_half_times_the_largest_are_asked_for_and_twice_as_much_again()
    {
        JobRequest request = JobRequest.Of([(100, 600 << 20), (301, 400 << 20)], again: 0);
        (request.Minutes, request.Mebibytes).ShouldBe((16, 900));
        request.Words.ShouldBe("16 minutes and 900 MiB are asked for each run: runs like them took up to 301.0 s and 629.1 MB");
        JobRequest twice = JobRequest.Of([(100, 600 << 20), (301, 400 << 20)], again: 1);
        (twice.Minutes, twice.Mebibytes).ShouldBe((31, 1800));
        JobRequest least = JobRequest.Of([(1, 1)], again: 0);
        (least.Minutes, least.Mebibytes).ShouldBe((5, 512));
    }

    [Fact]
    public void Nothing_is_asked_for_where_nothing_was_measured()
    {
        JobRequest request = JobRequest.Of([(100, 1), null, null], again: 0);
        request.For([]).ShouldBeEmpty();
        request.Words.ShouldBe("nothing like 2 of the 3 runs was measured here, so no time and no memory is asked for");
        JobRequest.Of([(100, null), (2, 5)], again: 0).For([]).ShouldBe(["--time=5"]);
    }

    [Theory]
    [InlineData("", "--time=5 --mem=512")]
    [InlineData("--time=1 --partition=x", "--mem=512")]
    [InlineData("-t 10", "--mem=512")]
    [InlineData("--mem-per-cpu=1G", "--time=5")]
    [InlineData("--mem 2G --time 3", "")]
    [InlineData("--mem-bind=local --time-min=2", "--time=5 --mem=512")]
    public void What_somebody_asks_for_is_not_asked_for_again(string more, string words) =>
        string.Join(' ', JobRequest.Of([(1, 1)], again: 0).For(more.Split(' '))).ShouldBe(words);

    [Theory]
    [InlineData("training.epochs", "8", true)]
    [InlineData("training.epochs", "7", true)]
    [InlineData("training.epochs", "9", false)]
    [InlineData("training.consistency-weight", "0.5", true)]
    [InlineData("training.averaging", "last-step", false)]
    public void A_run_is_like_another_if_it_does_no_more_than_that(string key, string value, bool isLike)
    {
        SweepPlan plan = SweepPlan.Of(Catalogue.studies.Single(study => study.Name == "smoke"), Variation.NewGrid([new Axis(key, [value])]), 1, "evaluate");
        LikeRuns like = LikeRuns.Of("smoke", SweptSmoke.RunOptionsIn(swept.Folder) with { Device = "cpu" }, threads: 1);
        (double Seconds, long? Bytes)? took = like.Most("smoke", plan.Runs.ShouldHaveSingleItem());
        took.HasValue.ShouldBe(isLike);
        if (took is var (seconds, bytes))
        {
            seconds.ShouldBeGreaterThan(0);
            bytes.ShouldNotBeNull().ShouldBeGreaterThan(50_000_000);
        }
    }

    [Fact]
    public void Of_another_device_nothing_was_measured()
    {
        SweepPlan plan = SweepPlan.Of(Catalogue.studies.Single(study => study.Name == "smoke"), Variation.NewGrid([new Axis("training.epochs", ["8"])]), 1, "evaluate");
        foreach (string device in (string[])["gpu", "reference"])
        {
            LikeRuns.Of("smoke", SweptSmoke.RunOptionsIn(swept.Folder) with { Device = device }, threads: 1).Most("smoke", plan.Runs[0]).ShouldBeNull();
        }
    }
}
