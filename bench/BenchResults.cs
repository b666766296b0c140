using ResearchPipeline.Files;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Bench;

/// <summary>The folder bench/results: each command keeps its last result there as Parquet.</summary>
internal static class BenchResults
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = Repository.FindRoot();

    /// <summary>The folder of results.</summary>
    public static string Folder => Path.Combine(Root, "bench", "results");

    /// <summary>The tables that are kept, by the command that makes them.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["auxiliary", "functions", "kernels", "machine", "peer", "product", "runs", "scaling", "stages", "studies"];

    /// <summary>Keeps a table whose rows are numbered from 0.</summary>
    public static void Write(ResultTable<int> table, int rows)
    {
        ParquetFile.Write(Folder, table, [.. Enumerable.Range(0, rows)], null);
        Console.WriteLine($"kept: bench/results/{ResultTable.FileNameOf(table.Name)}");
    }
}
