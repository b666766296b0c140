using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Reporting.Tests;

/// <summary>What queries of a template can read.</summary>
public sealed class ResultViewsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("views-").FullName;

    public ResultViewsTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "templates", "one", "queries"));
        Directory.CreateDirectory(Path.Combine(_folder, "templates", "shared"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Tables_of_arms_are_one_table_beside_the_studys_own()
    {
        using ResultViews views = Views([new ReportedArm("light-0.1", "light", [1, 2], MayDiverge: false, new Dictionary<string, ReportedSetting> { ["model.k"] = new(["7"], [7]) })], ("evaluate", 5), ("light-0.1.1.measure", 6), ("light-0.1.2.measure", 7));
        Ask(views, "SELECT n FROM numbers").Of<long>("n").ShouldBe([5]);
        Answer arms = Ask(views, "SELECT a.label, s.seed::BIGINT AS seed, s.n FROM arms_numbers s JOIN arms a USING (arm) ORDER BY seed");
        arms.Of<string>("label").ShouldBe(["light", "light"]);
        arms.Of<long>("seed").ShouldBe([1, 2]);
        arms.Of<long>("n").ShouldBe([6, 7]);
        Ask(views, "SELECT number FROM arm_specification WHERE key = 'light-0.1 model.k'").Of<double>("number").ShouldBe([7]);
    }

    [Fact]
    public void Where_nothing_is_compared_a_query_over_arms_has_no_rows()
    {
        using ResultViews views = Views([], ("evaluate", 5));
        Ask(views, "SELECT arm, seed, n FROM arms_numbers JOIN arms USING (arm)").Count.ShouldBe(0);
    }

    [Fact]
    public void A_table_that_a_run_has_not_has_no_rows_and_its_own_columns()
    {
        ResultTable missing = new ResultTable<int>("found", "", "").Integers("atoms", "", "", row => row).Texts("encoder", "", _ => "one-step").Doubles("share", "1", "", _ => 0.5);
        using ResultViews views = new(
            new Template(Path.Combine(_folder, "templates"), "one") { Tables = [missing, new ResultTable<int>("numbers", "", "").Integers("n", "", "", row => row)] },
            new Dictionary<string, string> { ["evaluate/numbers.parquet"] = Write(("evaluate", 5)) }, new Dictionary<string, ReportedSetting>(), [], SomeDataset.Of("zero", "one"));
        Ask(views, "SELECT sum(share) AS share FROM found WHERE atoms > 3 AND encoder = 'one-step' GROUP BY encoder").Count.ShouldBe(0);
        Ask(views, "SELECT arm, seed, atoms FROM arms_found").Count.ShouldBe(0);
        Ask(views, "SELECT n FROM numbers").Of<long>("n").ShouldBe([5]);
    }

    [Fact]
    public void A_view_does_not_stand_in_the_place_of_a_table()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "templates", "one", "queries", "views")).FullName;
        File.WriteAllText(Path.Combine(folder, "numbers.sql"), "SELECT 1 AS n");
        File.WriteAllText(Path.Combine(_folder, "templates", "one", "queries", "ask.sql"), "SELECT n FROM numbers");
        using ResultViews views = new(
            new Template(Path.Combine(_folder, "templates"), "one") { Tables = [new ResultTable<int>("numbers", "", "").Integers("n", "", "", row => row)] },
            new Dictionary<string, string>(), new Dictionary<string, ReportedSetting>(), [], SomeDataset.Of());
        Should.Throw<ReportingException>(() => views.Query("queries/ask.sql")).Message.ShouldBe("queries/views/numbers.sql is named as a result table is, and would stand in its place; give it another name.");
    }

    [Fact]
    public void What_a_run_lacks_is_told_by_its_tables_and_columns()
    {
        Template template = new(Path.Combine(_folder, "templates"), "one")
        {
            Tables = [new ResultTable<int>("numbers", "", "").Integers("n", "", "", row => row), new ResultTable<int>("found", "", "").Integers("atoms", "", "", row => row).Doubles("share", "1", "", _ => 0)],
        };
        template.WordsOfLacking(["evaluate/numbers.parquet"]).ShouldBe("found(atoms INTEGER, share DOUBLE)");
        template.WordsOfLacking(["a.1.measure/numbers.parquet", "evaluate/found.parquet"]).ShouldBe("numbers(n INTEGER)");
    }

    [Fact]
    public void Classes_have_names_by_label()
    {
        using ResultViews views = Views([]);
        Answer names = Ask(views, "SELECT label::BIGINT AS label, name FROM class_names ORDER BY label");
        names.Of<long>("label").ShouldBe([0, 1]);
        names.Of<string>("name").ShouldBe(["zero", "one"]);
    }

    private ResultViews Views(IReadOnlyList<ReportedArm> compared, params (string Stage, int Value)[] tables) => new(
        new Template(Path.Combine(_folder, "templates"), "one"), tables.ToDictionary(table => $"{table.Stage}/numbers.parquet", Write), new Dictionary<string, ReportedSetting>(), compared, SomeDataset.Of("zero", "one"));

    private string Write((string Stage, int Value) table)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, table.Stage)).FullName;
        ParquetFile.Write(folder, new ResultTable<int>("numbers", "", "").Integers("n", "", "", row => row), [table.Value], null);
        return Path.Combine(folder, "numbers.parquet");
    }

    private static Answer Ask(ResultViews views, string sql) => views.Database.Query(sql);
}
