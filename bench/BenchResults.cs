using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Bench;

/// <summary>The folder bench/results: each command keeps its last result there as Parquet.</summary>
internal static class BenchResults
{
    /// <summary>The repository: the nearest folder at or above the program that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of results.</summary>
    public static string Folder => Path.Combine(Root, "bench", "results");

    /// <summary>Keeps a table.</summary>
    public static void Write(string name, ResultTable table)
    {
        using ResultDatabase database = new();
        database.WriteParquet(Path.Combine(Folder, $"{name}.parquet"), table);
        Console.WriteLine($"kept: bench/results/{name}.parquet");
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ResearchPipeline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds ResearchPipeline.sln.");
    }
}
