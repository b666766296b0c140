using ResearchPipeline.Compute;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Files;
using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests;

[Collection(TinyStudy.Collection)]
public sealed class ResultsPageTests(TinyStudy study)
{
    private const string Write = "RESEARCH_PIPELINE_WRITE_PAGES";

    private static readonly string[] Networks = ["small-denoising-noise", "small-k-sparse", "small-variational", "small-softmax"];

    private static string Page => Path.Combine(Repository.FindRoot(), "docs", "results.md");

    [Fact]
    public void The_page_of_results_says_what_the_schemas_say()
    {
        string page = File.ReadAllText(Page);
        string expected = ResultsPage.WithText(page, ResultsPage.Text(ResultTables.All));
        if (Environment.GetEnvironmentVariable(Write) == "1")
        {
            File.WriteAllText(Page, expected);
            page = expected;
        }

        page.ShouldBe(expected, $"docs/results.md is not what the schemas say; {Write}=1 lets this test write it");
    }

    [Fact]
    public void Every_column_says_what_it_is_and_tables_have_different_names()
    {
        ResultTables.All.Select(table => table.Name).ShouldBeUnique();
        foreach (ResultTable table in ResultTables.All)
        {
            table.Description.ShouldEndWith(".", Case.Sensitive, table.Name);
            table.Columns.Select(column => column.Name).ShouldBeUnique();
            table.Columns.ShouldAllBe(column => column.Description.EndsWith('.') && !column.Description.Contains('|'));
        }
    }

    [Fact]
    public void The_summarys_measures_are_all_explained_on_the_page()
    {
        string page = File.ReadAllText(Page);
        using PublishedTables variational = PublishedTables.Of(new NormalCodes());
        using PublishedTables attacked = PublishedTables.Of(new TwoLinearClassifiers(), "attacks");
        using IBackend backend = Backends.Create("auto", 1);
        using PublishedTables few = Asked(new DenseEncoder(), "evaluation.questions = few-latents");
        using PublishedTables strangers = Asked(new Halving(), "evaluation.questions = novelty", "dataset.left-out-class = 1");
        const string metrics = "SELECT DISTINCT metric FROM summary";
        foreach (object?[] metric in study.Query(metrics).Concat(Networks.SelectMany(OfNetwork)).Concat(((PublishedTables[])[variational, few, attacked, strangers]).SelectMany(tables => tables.Query(metrics))))
        {
            page.ShouldContain($"| `{metric[0]}` |");
        }

        // The three areas are measured only where there are strangers.
        strangers.Query(metrics).Count(metric => $"{metric[0]}".StartsWith("auroc_", StringComparison.Ordinal)).ShouldBe(3);

        PublishedTables Asked(object model, params string[] lines) => new(model, backend, (_, _) => { }, TinyStudy.Study.With(lines), TinyStudy.Data);

        object?[][] OfNetwork(string name)
        {
            using PublishedTables tables = new(SmallModel.Of(SmallModel.LearnerOf(name), backend), backend, (_, _) => { });
            return tables.Query(metrics);
        }
    }
}
