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
        database.Query("SELECT * FROM numbers").Of<long>("n").ShouldBe([7]);
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
        database.Query("SELECT table_name AS name FROM information_schema.tables").Of<string>("name").ShouldBe(["numbers"]);
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
    public void Pieces_of_values_are_read_as_they_are()
    {
        using ResultDatabase database = new();
        database.AddPieces("specification", [("name", 0, "it's '); DROP TABLE specification; --", null), ("rule", 0, "noise", null), ("rule", 1, "1E-08", 1e-8)]);
        Answer answer = database.Query("SELECT * FROM specification ORDER BY key, piece");
        answer.Names.ShouldBe(["key", "piece", "word", "number"]);
        answer.Of<string>("word").ShouldBe(["it's '); DROP TABLE specification; --", "noise", "1E-08"]);
        answer["number"].ShouldBe([null, null, 1e-8]);
        Should.Throw<ArgumentException>(() => database.AddPieces("x AS SELECT 1; --", []));
    }

    [Fact]
    public void A_view_is_the_answer_of_its_query_when_it_is_read()
    {
        using ResultDatabase database = new();
        database.AddView("doubled", "SELECT 2 * i AS i FROM range(3) r (i)");
        database.Query("SELECT * FROM doubled").Of<long>("i").ShouldBe([0, 2, 4]);
        Should.Throw<DataException>(() => database.AddView("broken", "SELECT nothing FROM nowhere")).Message.ShouldContain("nowhere");
        Should.Throw<ArgumentException>(() => database.AddView("x AS SELECT 1; --", "SELECT 1"));
    }

    [Fact]
    public void A_column_is_of_one_type_without_NULL_or_is_refused()
    {
        using ResultDatabase database = new();
        Answer answer = database.Query("SELECT * FROM (VALUES (1::BIGINT, 'a'), (2, NULL)) AS t (n, word)");
        answer.Count.ShouldBe(2);
        answer.Of<long>("n").ShouldBe([1, 2]);
        Should.Throw<DataException>(() => answer.Of<double>("n")).Message.ShouldBe("Column n of a query holds a Int64 in row 0; expected a Double.");
        Should.Throw<DataException>(() => answer.Of<string>("word")).Message.ShouldBe("Column word of a query holds NULL in row 1; expected a String.");
        Should.Throw<ArgumentException>(() => answer["m"]).Message.ShouldStartWith("The answer of a query has no column m; its columns are n, word.");
        database.Query("SELECT 1 AS n WHERE false").Count.ShouldBe(0);
    }

    [Fact]
    public void Lists_of_numbers_and_bytes_come_back_as_arrays()
    {
        using ResultDatabase database = new();
        Answer answer = database.Query("SELECT list(i::FLOAT ORDER BY i) AS tile, unhex('00FF') AS pixels FROM range(3) r (i)");
        answer.Of<float[]>("tile").ShouldHaveSingleItem().ShouldBe([0, 1, 2]);
        answer.Of<byte[]>("pixels").ShouldHaveSingleItem().ShouldBe([0, 255]);
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
    public void Numbers_texts_flags_and_NULL_are_read_as_what_they_are(string expression, object? expected)
    {
        using ResultDatabase database = new();
        database.Query($"SELECT {expression} AS x")["x"].ShouldHaveSingleItem().ShouldBe(expected);
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
        Answer answer = database.Query("""
            SELECT current_setting('threads') AS threads, current_setting('preserve_insertion_order') AS keeps,
              current_setting('autoinstall_known_extensions') OR current_setting('autoload_known_extensions') AS fetches
            """);
        (answer["threads"][0], answer["keeps"][0], answer["fetches"][0]).ShouldBe((1L, true, false));
    }

    [Fact]
    public void Files_of_several_arms_are_one_table_with_all_that_any_of_them_has()
    {
        Write("one", 7);
        ParquetFile.Write(_folder, new ResultTable<int>("two", "", "").Integers("m", "", "", row => row).Integers("n", "", "", row => row + 1), [8], null);
        using ResultDatabase database = new();
        database.AddUnion("of_both", [("it's an arm", 3, Path.Combine(_folder, "one.parquet")), ("b", ulong.MaxValue, Path.Combine(_folder, "two.parquet"))]);
        Answer answer = database.Query("SELECT arm, seed::VARCHAR AS seed, n, m FROM of_both ORDER BY arm DESC");
        answer.Of<string>("arm").ShouldBe(["it's an arm", "b"]);
        answer.Of<string>("seed").ShouldBe(["3", "18446744073709551615"]);
        answer.Of<long>("n").ShouldBe([7, 9]);
        answer["m"].ShouldBe([null, 8L]);
    }

    [Fact]
    public void A_file_may_be_that_of_two_arms()
    {
        Write("one", 7);
        string file = Path.Combine(_folder, "one.parquet");
        using ResultDatabase database = new();
        database.AddUnion("of_both", [("a", 1, file), ("b", 2, file)]);
        database.Query("SELECT arm || seed || n AS row FROM of_both").Of<string>("row").ShouldBe(["a17", "b27"]);
    }

    // Sums of binary64 depend on the order of their terms. While other threads keep every processor busy, a query whose branches DuckDB is free to order has another one each time.
    [Fact]
    public void Rows_of_several_arms_meet_others_in_one_order_whatever_else_the_machine_does()
    {
        (string Arm, ulong Seed, string File)[] files = [.. Enumerable.Range(0, 24).Select(i =>
        {
            Write($"file_{i}", i);
            return ($"arm-{i / 3}", (ulong)(i % 3), Path.Combine(_folder, $"file_{i}.parquet"));
        })];
        using CancellationTokenSource enough = new();
        Thread[] others = [.. Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => new Thread(() => SpinWait.SpinUntil(() => enough.IsCancellationRequested)))];
        Array.ForEach(others, thread => thread.Start());
        HashSet<string> orders = [];
        try
        {
            for (int round = 0; round < 12; round++)
            {
                using ResultDatabase database = new();
                database.AddNames("arms", files.Select(file => (file.Arm, file.Arm)).Distinct());
                database.AddUnion("all_arms", files);
                database.AddUnion("some_arms", [.. files.Where(file => file.Arm != "arm-2")]);
                database.Query("SELECT n FROM all_arms").Of<long>("n").ShouldBe([.. Enumerable.Range(0, 24).Select(n => (long)n)]);
                orders.Add((string)database.Query("SELECT string_agg(n, ' ') AS met FROM (SELECT n FROM all_arms JOIN arms USING (arm) WHERE arm IN (SELECT arm FROM some_arms))")["met"][0]!);
            }
        }
        finally
        {
            enough.Cancel();
            Array.ForEach(others, thread => thread.Join());
        }

        orders.ShouldHaveSingleItem().Split(' ').Length.ShouldBe(21);
    }

    [Fact]
    public void Names_are_read_in_their_order()
    {
        using ResultDatabase database = new();
        database.AddNames("arms", [("b", "the 'second'"), ("a", "the first")]);
        Answer answer = database.Query("SELECT * FROM arms ORDER BY place");
        answer.Of<string>("arm").ShouldBe(["b", "a"]);
        answer.Of<string>("label").ShouldBe(["the 'second'", "the first"]);
        answer.Of<long>("place").ShouldBe([0, 1]);
    }

    private void Write(string name, int value) =>
        ParquetFile.Write(_folder, new ResultTable<int>(name, "", "").Integers("n", "", "", row => row), [value], null);
}
