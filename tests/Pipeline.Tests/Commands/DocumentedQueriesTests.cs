using System.Text.RegularExpressions;
using ResearchPipeline.Files;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>The queries that pages show answer, on the smoke study in place of the main one.</summary>
public sealed partial class DocumentedQueriesTests(SmokeRun run)
{
    private const string Published = "artifacts/runs/k-sparse-ensemble/evaluate";

    [Theory]
    [InlineData("first-hour.md", 2)]
    [InlineData("results.md", 2)]
    public void Every_query_of_a_page_returns_rows(string name, int count)
    {
        string page = File.ReadAllText(Path.Combine(Repository.FindRoot(), "docs", name));
        string[] queries = [.. Query().Matches(page).Select(match => match.Groups[1].Value)];
        queries.Length.ShouldBe(count);
        string folder = Path.Combine(run.OneThread, "runs", "smoke", "evaluate");
        using ResultDatabase database = new();
        foreach (string query in queries)
        {
            string local = query
                .Replace(Published, folder, StringComparison.Ordinal)
                .Replace("('summary.parquet')", $"('{folder}/summary.parquet')", StringComparison.Ordinal);
            database.Query(local).Count.ShouldBeGreaterThan(0, query);
        }
    }

    // A block of its own, an argument of DuckDB's shell, or a few words in a sentence.
    [GeneratedRegex("(?:```sql\n|duckdb -c \"|`)(SELECT [^`\"]*)")]
    private static partial Regex Query();
}
