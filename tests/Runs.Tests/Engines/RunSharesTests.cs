using ResearchPipeline.Runs.Engines;

namespace ResearchPipeline.Runs.Tests.Engines;

/// <summary>Which runs of a sweep share a process.</summary>
public sealed class RunSharesTests
{
    [Fact]
    public void Few_runs_have_a_process_each() => Words(4, 2).ShouldBe(["0", "1", "2", "3"]);

    // 72 runs and 2 processes: four shares for each would have 9 runs, and 8 are the most.
    [Fact]
    public void Many_runs_share_processes_in_the_order_of_the_plan()
    {
        IReadOnlyList<IReadOnlyList<int>> shares = RunShares.Of([.. Enumerable.Range(0, 72)], 2);
        shares.Select(share => share.Count).ShouldBe([8, 8, 8, 8, 8, 8, 8, 8, 8]);
        shares.SelectMany(share => share).ShouldBe(Enumerable.Range(0, 72));
        Words(17, 2).ShouldBe(["0 1", "2 3", "4 5", "6 7", "8 9", "10 11", "12 13", "14 15", "16"]);
    }

    // Between them is what is done already.
    [Fact]
    public void Runs_that_are_no_neighbours_share_no_process() =>
        RunShares.Of([0, 1, 3, 4, 5, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20], 1).Select(share => string.Join(' ', share)).ShouldBe(["0 1", "3 4 5", "9 10 11 12", "14 15 16 17", "18 19 20"]);

    private static string[] Words(int runs, int workers) => [.. RunShares.Of([.. Enumerable.Range(0, runs)], workers).Select(share => string.Join(' ', share))];
}
