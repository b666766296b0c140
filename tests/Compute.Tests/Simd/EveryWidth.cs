namespace ResearchPipeline.Compute.Tests.Simd;

/// <summary>Backends of every width with few and many threads.</summary>
public sealed class EveryWidth : IDisposable
{
    private static readonly int[] ThreadCounts = [1, 2, 3, 7];

    public IReadOnlyList<IBackend> Backends { get; } =
        [.. Compute.Backends.Widths.SelectMany(width => ThreadCounts.Select(threads => Compute.Backends.CreateSimd(width, threads)))];

    /// <summary>Every width with one of the numbers of threads.</summary>
    public IEnumerable<IBackend> WithThreads(int place) => Backends.Where((_, i) => i % ThreadCounts.Length == place);

    public void Dispose()
    {
        foreach (IBackend backend in Backends)
        {
            backend.Dispose();
        }
    }
}
