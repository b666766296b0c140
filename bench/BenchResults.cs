using ResearchPipeline.Data.Files;
using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Bench;

/// <summary>The folder bench/results: each command keeps its last result there as Parquet.</summary>
internal static class BenchResults
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = Repository.FindRoot();

    /// <summary>The folder of results.</summary>
    public static string Folder => Path.Combine(Root, "bench", "results");

    /// <summary>Keeps a table.</summary>
    public static void Write(string name, ResultTable table)
    {
        using ResultDatabase database = new();
        database.WriteParquet(Path.Combine(Folder, $"{name}.parquet"), table);
        Console.WriteLine($"kept: bench/results/{name}.parquet");
    }
}
