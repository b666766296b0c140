namespace ResearchPipeline.Runs.Engines;

/// <summary>Which runs one process does, one after another.</summary>
internal static class RunShares
{
    // Few enough that the last processes end at about the same time, and that one which is killed takes little with it.
    private const int MostRuns = 8;
    private const int SharesOfEach = 4;

    /// <summary>Shares of neighbours in the plan, in order: as many as keep all processes busy to the end, so that few runs have a process each.</summary>
    /// <param name="waiting">Numbers of runs, ascending.</param>
    /// <param name="workers">Processes at a time.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<int> waiting, int workers)
    {
        int most = Math.Clamp(waiting.Count / (SharesOfEach * workers), 1, MostRuns);
        List<List<int>> shares = [];
        foreach (int run in waiting)
        {
            if (shares.Count == 0 || shares[^1].Count == most || shares[^1][^1] != run - 1)
            {
                shares.Add([]);
            }

            shares[^1].Add(run);
        }

        return shares;
    }
}
