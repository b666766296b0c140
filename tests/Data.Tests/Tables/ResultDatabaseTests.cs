using ResearchPipeline.Data.Tables;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests.Tables;

public sealed class ResultDatabaseTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("results-").FullName, "it's [ü]*?", "study=x");

    public ResultDatabaseTests() => Directory.CreateDirectory(_folder);

    public void Dispose() => Directory.Delete(Path.Combine(_folder, "..", ".."), recursive: true);

    [Fact]
    public void A_table_is_read_from_a_folder_whatever_its_name()
    {
        Write("numbers", 7);
        using ResultDatabase database = new();
        database.AddTables(_folder, ["numbers"]);
        database.Query("SELECT * FROM numbers").ShouldHaveSingleItem().ShouldBe(new Dictionary<string, object?> { ["n"] = 7L });
    }

    [Fact]
    public void What_lies_beside_the_tables_is_never_looked_at()
    {
        Write("numbers", 7);
        string attack = Path.Combine(_folder, "x AS SELECT 1; COPY (SELECT 42) TO 'pwned.csv'; --.parquet");
        File.Copy(Path.Combine(_folder, "numbers.parquet"), attack);
        File.WriteAllText(Path.Combine(_folder, "garbage.parquet"), "no Parquet");
        using ResultDatabase database = new();
        database.AddTables(_folder, ["numbers"]);
        database.Query("SELECT table_name AS name FROM information_schema.tables").ShouldHaveSingleItem()["name"].ShouldBe("numbers");
        File.Exists("pwned.csv").ShouldBeFalse();
    }

    [Theory]
    [InlineData("x AS SELECT 1; --")]
    [InlineData("Numbers")]
    [InlineData("../numbers")]
    [InlineData("numbers\n")]
    [InlineData("")]
    public void A_name_that_is_none_is_refused(string name)
    {
        Write("numbers", 7);
        using ResultDatabase database = new();
        Should.Throw<ArgumentException>(() => database.AddTable(name, Path.Combine(_folder, "numbers.parquet")));
    }

    [Fact]
    public void Texts_are_read_as_they_are()
    {
        using ResultDatabase database = new();
        database.AddTexts("specification", new Dictionary<string, string> { ["name"] = "it's '); DROP TABLE specification; --", ["seed"] = "42" });
        database.Query("SELECT value FROM specification ORDER BY key").Select(row => row["value"]).ShouldBe(["it's '); DROP TABLE specification; --", "42"]);
        Should.Throw<ArgumentException>(() => database.AddTexts("x AS SELECT 1; --", new Dictionary<string, string>()));
    }

    [Fact]
    public void A_missing_table_is_named()
    {
        using ResultDatabase database = new();
        Should.Throw<DataException>(() => database.AddTables(_folder, ["numbers"])).Message.ShouldBe($"{Path.Combine(_folder, "numbers.parquet")} does not exist.");
    }

    [Fact]
    public void A_file_that_is_no_table_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "numbers.parquet"), "no Parquet");
        using ResultDatabase database = new();
        Should.Throw<DataException>(() => database.AddTables(_folder, ["numbers"])).Message.ShouldContain("numbers.parquet");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("1::TINYINT", 1L)]
    [InlineData("4000000000::UINTEGER", 4_000_000_000L)]
    [InlineData("sum(3::BIGINT)", 3L)]
    [InlineData("0.5::FLOAT", 0.5)]
    [InlineData("0.1::DOUBLE", 0.1)]
    [InlineData("'ü'", "ü")]
    [InlineData("NULL", null)]
    public void A_query_answers_with_five_kinds_of_values(string expression, object? expected)
    {
        using ResultDatabase database = new();
        database.Query($"SELECT {expression} AS x").ShouldHaveSingleItem()["x"].ShouldBe(expected);
    }

    [Fact]
    public void A_value_of_another_kind_is_refused_by_its_columns_name()
    {
        using ResultDatabase database = new();
        Should.Throw<DataException>(() => database.Query("SELECT [1, 2] AS pair")).Message.ShouldContain("Column \"pair\"");
        Should.Throw<DataException>(() => database.Query("SELECT 1.5::DECIMAL(4, 2) AS price")).Message.ShouldContain("cast it in the query");
    }

    [Fact]
    public void A_wrong_query_is_answered_with_its_text_and_the_reason()
    {
        using ResultDatabase database = new();
        DataException failure = Should.Throw<DataException>(() => database.Query("SELECT nothing FROM nowhere"));
        failure.Message.ShouldContain("nowhere");
        failure.Message.ShouldContain("The statement: SELECT nothing FROM nowhere");
    }

    [Fact]
    public void It_has_one_thread_keeps_the_order_and_fetches_nothing()
    {
        using ResultDatabase database = new();
        database.Query("""
            SELECT current_setting('threads') AS threads, current_setting('preserve_insertion_order') AS keeps,
              current_setting('autoinstall_known_extensions') OR current_setting('autoload_known_extensions') AS fetches
            """).ShouldHaveSingleItem().ShouldBe(new Dictionary<string, object?> { ["threads"] = 1L, ["keeps"] = true, ["fetches"] = false });
    }

    private void Write(string name, int value) =>
        ParquetFile.Write(_folder, new ResultTable<int>(name, "", "").Integers("n", "", "", row => row), [value], null);
}
