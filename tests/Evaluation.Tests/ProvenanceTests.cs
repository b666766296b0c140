using System.Text.RegularExpressions;
using ResearchPipeline.Files;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests;

[Collection(TinyStudy.Collection)]
public sealed partial class ProvenanceTests(TinyStudy study)
{
    [Fact]
    public void Every_table_says_of_what_study_it_is()
    {
        string version = Version().Match(File.ReadAllText(Path.Combine(Repository.FindRoot(), "Directory.Build.props"))).Groups[1].Value;
        foreach (string table in LearnerEvaluation.TablesOf(TinyStudy.Study))
        {
            study.ShouldHold(
                $"""
                SELECT decode(key), decode(value) FROM parquet_kv_metadata('{study.Folder}/{ResultTable.FileNameOf(table)}')
                WHERE decode(key) IN ('table', 'study', 'title', 'fingerprint', 'seed', 'version')
                """,
                ["table", table],
                ["study", "tiny"],
                ["title", TinyStudy.Study.Title],
                ["fingerprint", Fingerprint.ofStudy(TinyStudy.Study)],
                ["seed", "7"],
                ["version", version]);
        }
    }

    [Fact]
    public void Every_file_of_an_evaluation_is_a_table_or_one_of_two_others() => Directory.EnumerateFiles(study.Folder)
        .Select(Path.GetFileName)
        .Order(StringComparer.Ordinal)
        .ShouldBe(LearnerEvaluation.TablesOf(TinyStudy.Study).Select(ResultTable.FileNameOf).Append(SummaryFile.FileName).Append(CodesFile.FileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Columns_in_a_file_have_the_names_types_and_order_of_the_schema()
    {
        foreach (ResultTable table in ResultTables.All.Where(table => LearnerEvaluation.TablesOf(TinyStudy.Study).Contains(table.Name)))
        {
            study.ShouldHold(
                $"SELECT column_name, column_type FROM (DESCRIBE {table.Name})",
                [.. table.Columns.Select(column => (object?[])[column.Name, column.Type])]);
        }
    }

    [GeneratedRegex("<Version>(.*)</Version>")]
    private static partial Regex Version();
}
