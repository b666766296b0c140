namespace ResearchPipeline.Testing;

/// <summary>What work allocates on this thread.</summary>
public static class LeastAllocation
{
    private const int Windows = 5;

    /// <summary>The fewest bytes of several times: what a collection that another test caused takes of a thread's room counts as allocated too.</summary>
    public static long Of(Action work) => Enumerable.Range(0, Windows).Min(_ =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}
