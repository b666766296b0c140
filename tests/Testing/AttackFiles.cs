namespace ResearchPipeline.Testing;

/// <summary>The files below Attacks, and what a reader may do with them.</summary>
public static class AttackFiles
{
    private const long SpareBytes = 1 << 20;
    private static readonly TimeSpan HangsAfter = TimeSpan.FromMinutes(2);

    /// <summary>The names of the files of one folder.</summary>
    public static TheoryData<string> In(string kind) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Attacks", kind)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The path of one.</summary>
    public static string PathOf(string kind, string name) => Path.Combine(AppContext.BaseDirectory, "Attacks", kind, name);

    /// <summary>Runs a reader, which must come to an end and must not reserve much more than the file holds.</summary>
    public static void Frugally(string path, Action read)
    {
        Task<long> allocated = Task.Run(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            read();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        allocated.WaitAsync(HangsAfter).GetAwaiter().GetResult().ShouldBeLessThan(8 * new FileInfo(path).Length + SpareBytes);
        Tally.Add("attack files refused");
    }
}
