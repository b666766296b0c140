using System.Diagnostics;

namespace ResearchPipeline.Tests;

/// <summary>The files below tests/Attacks, and what a reader may do with them.</summary>
internal static class AttackFiles
{
    private const long SpareBytes = 1 << 20;

    /// <summary>The names of the files of one folder.</summary>
    public static TheoryData<string> In(string kind) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Attacks", kind)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The path of one.</summary>
    public static string PathOf(string kind, string name) => Path.Combine(AppContext.BaseDirectory, "Attacks", kind, name);

    /// <summary>Runs a reader, which must be quick and must not reserve much more than the file holds.</summary>
    public static void Frugally(string path, Action read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch watch = Stopwatch.StartNew();
        read();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 * new FileInfo(path).Length + SpareBytes);
        Tally.Add("attack files refused");
    }
}
