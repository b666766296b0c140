using System.Text.RegularExpressions;
using ResearchPipeline.Data.Files;
using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>The queries of the first hour answer, on the smoke study in place of the main one.</summary>
public sealed partial class DocumentedQueriesTests(SmokeRun run)
{
    [Fact]
    public void Every_query_of_the_first_hour_returns_rows()
    {
        string page = File.ReadAllText(Path.Combine(Repository.FindRoot(), "docs", "first-hour.md"));
        string[] queries = [.. Block().Matches(page).Select(match => match.Groups[1].Value)];
        queries.Length.ShouldBe(2);
        using ResultDatabase database = new();
        foreach (string query in queries)
        {
            string local = query.Replace("artifacts/runs/k-sparse-ensemble", Path.Combine(run.OneThread, "runs", "smoke"), StringComparison.Ordinal);
            database.Query(local).ShouldNotBeEmpty(query);
        }
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
