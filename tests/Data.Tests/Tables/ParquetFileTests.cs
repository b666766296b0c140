using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Files;
using ResearchPipeline.Data.Tables;

using ResearchPipeline.Processes;

namespace ResearchPipeline.Data.Tests.Tables;

public sealed class ParquetFileTests : IDisposable
{
    private const string ChildFolder = "RESEARCH_PIPELINE_CHILD_FOLDER";
    private readonly string _folder = Directory.CreateTempSubdirectory("parquet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void DuckDB_reads_back_every_cell_of_any_table()
    {
        using ResultDatabase database = new();
        Gen<(int[] Columns, AnyRow[] Rows)> tables =
            from columns in Gen.Shuffle(Enumerable.Range(0, AnyRow.Columns.Length).ToArray())
            from count in Gen.Choose(1, columns.Length)
            from rows in Gen.Choose(0, 40)
            from values in AnyRow.Generator.ArrayOf(rows)
            select (columns[..count], values);
        Prop.ForAll(tables.ToArbitrary(), drawn => Compare(database, drawn.Columns, drawn.Rows)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void DuckDB_reads_back_a_table_of_several_row_groups()
    {
        const int rows = 300_000;
        ParquetFile.Write(_folder, Numbers, [.. Enumerable.Range(0, rows)], null);
        using ResultDatabase database = new();
        database.AddTable("numbers", Path.Combine(_folder, "numbers.parquet"));
        database.Query($"SELECT count(DISTINCT row_group_id) AS n FROM parquet_metadata('{_folder}/numbers.parquet')")["n"].ShouldBe([3L]);
        Answer read = database.Query("SELECT * FROM numbers");
        read.Count.ShouldBe(rows);
        for (int i = 0; i < rows; i++)
        {
            (read["i"][i], read["d"][i], read["f"][i], read["t"][i]).ShouldBe(((long)i, i % 7 == 0 ? null : i / 3.0, (double)(i * 0.5f), $"row {i} ü"));
        }
    }

    [Fact]
    public void Equal_rows_give_equal_bytes_from_any_number_of_threads()
    {
        string[] hashes = new string[8];
        Parallel.For(0, hashes.Length, i => hashes[i] = WriteNumbers(Path.Combine(_folder, $"{i}")));
        hashes.Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_TieredCompilation=0")]
    public void Equal_rows_give_equal_bytes_in_another_process(string variable)
    {
        string child = Path.Combine(_folder, "child");
        ProcessOutcome ended = new ChildProcess(ChildProcess.DotNet, [typeof(ParquetFileTests).Assembly.Location, "-explicit", "only", "-method", $"*.{nameof(A_child_writes_a_table)}"])
        {
            Variables = [variable, $"{ChildFolder}={child}"],
        }.Run();
        ended.ExitCode.ShouldBe(0, ended.Output);
        Sha256.OfFile(Path.Combine(child, "numbers.parquet")).ShouldBe(WriteNumbers(Path.Combine(_folder, "here")));
    }

    [Fact(Explicit = true)]
    public void A_child_writes_a_table() =>
        WriteNumbers(Environment.GetEnvironmentVariable(ChildFolder) ?? throw new InvalidOperationException($"{ChildFolder} is not set")).ShouldNotBeEmpty();

    [Fact]
    public void A_value_that_is_always_defined_may_not_be_missing() =>
        Should.Throw<DataException>(() => ParquetFile.Write(
                _folder, new ResultTable<double>("t", "", "").Doubles("x", "", "", row => row), [1, double.NaN], null))
            .Message.ShouldStartWith("Row 1 of column \"x\" is not a number");

    [Fact]
    public void A_file_that_cannot_be_written_in_full_is_not_there()
    {
        Should.Throw<DataException>(() => ParquetFile.Write(
            _folder, new ResultTable<double>("t", "", "").Doubles("x", "", "", row => row), [double.NaN], null));
        File.Exists(Path.Combine(_folder, "t.parquet")).ShouldBeFalse();
    }

    [Fact]
    public void Only_numbers_with_a_fraction_are_split_into_bytes_and_only_what_can_be_undefined_is_optional()
    {
        ParquetFile.Write(_folder, AnyRow.Columns.Aggregate(new ResultTable<AnyRow>("t", "", ""), (table, column) => column.Add(table)), AnyRow.Generator.Sample(50).ToArray(), null);
        using ResultDatabase database = new();
        string file = $"'{_folder}/t.parquet'";
        Names(database, $"SELECT path_in_schema AS name FROM parquet_metadata({file}) WHERE encodings LIKE '%BYTE_STREAM_SPLIT%'")
            .ShouldBe(["f", "of", "d", "od"]);
        Names(database, $"SELECT name FROM parquet_schema({file}) WHERE repetition_type = 'OPTIONAL'").ShouldBe(["ob", "os", "oi", "of", "od"]);
        Names(database, $"SELECT DISTINCT compression AS name FROM parquet_metadata({file})").ShouldBe(["ZSTD"]);
    }

    private static ResultTable<int> Numbers { get; } = new ResultTable<int>("numbers", "i", "Numbers.")
        .Integers("i", "", "The number.", i => i)
        .OptionalDoubles("d", "", "A third of it.", i => i % 7 == 0 ? double.NaN : i / 3.0)
        .Floats("f", "", "Half of it.", i => i * 0.5f)
        .Texts("t", "It in words.", i => $"row {i} ü");

    private static string WriteNumbers(string folder)
    {
        ParquetFile.Write(folder, Numbers, [.. Enumerable.Range(0, 130_000)], new Provenance("s", "ü", "f", 1, "v"));
        return Sha256.OfFile(Path.Combine(folder, "numbers.parquet"));
    }

    private static IEnumerable<object?> Names(ResultDatabase database, string sql) => database.Query(sql)["name"];

    private bool Compare(ResultDatabase database, int[] columns, AnyRow[] rows)
    {
        ResultTable<AnyRow> table = columns.Aggregate(new ResultTable<AnyRow>("any", "", ""), (one, column) => AnyRow.Columns[column].Add(one));
        ParquetFile.Write(_folder, table, rows, null);
        database.AddTable("any", Path.Combine(_folder, "any.parquet"));
        bool hasBlob = table.Columns.Any(column => column.Type == "BLOB");
        Answer read = database.Query($"SELECT *{(hasBlob ? " REPLACE (hex(blob) AS blob)" : "")} FROM \"any\"");
        read.Count.ShouldBe(rows.Length);
        read.Names.ShouldBe(columns.Select(column => AnyRow.Columns[column].Name));
        for (int row = 0; row < rows.Length; row++)
        {
            foreach (int column in columns)
            {
                read[AnyRow.Columns[column].Name][row].ShouldBe(AnyRow.Columns[column].Expected(rows[row]), AnyRow.Columns[column].Name);
            }
        }

        return true;
    }
}
