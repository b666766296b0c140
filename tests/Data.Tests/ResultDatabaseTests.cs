using ResearchPipeline.Data.Files;
using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Data.Tests;

public sealed class ResultDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("results ü-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_table_comes_back_from_Parquet_value_by_value()
    {
        const int rows = 5000;
        int[] numbers = Enumerable.Range(0, rows).ToArray();
        using ResultDatabase database = new();
        database.WriteParquet(Path.Combine(_folder, "numbers.parquet"), new ResultTable(
            ResultColumn.Integers("i", numbers),
            ResultColumn.Doubles("d", numbers.Select(i => i % 7 == 0 ? double.NaN : i / 3.0).ToArray()),
            ResultColumn.Floats("f", numbers.Select(i => i * 0.5f).ToArray()),
            ResultColumn.Bytes("b", numbers.Select(i => (byte)i).ToArray()),
            ResultColumn.Shorts("s", numbers.Select(i => (ushort)i).ToArray()),
            ResultColumn.Flags("flag", numbers.Select(i => i % 2 == 0).ToArray()),
            ResultColumn.Texts("t", numbers.Select(i => $"text number {i} ü").ToArray())));
        database.AddViews(_folder);

        var read = database.Query("SELECT * FROM numbers");

        read.Count.ShouldBe(rows);
        for (int i = 0; i < rows; i++)
        {
            read[i]["i"].ShouldBe((long)i);
            read[i]["d"].ShouldBe(i % 7 == 0 ? null : i / 3.0);
            read[i]["f"].ShouldBe((double)(i * 0.5f));
            read[i]["b"].ShouldBe((long)(byte)i);
            read[i]["s"].ShouldBe((long)i);
            read[i]["flag"].ShouldBe(i % 2 == 0);
            read[i]["t"].ShouldBe($"text number {i} ü");
        }
    }

    [Fact]
    public void Equal_tables_give_equal_files()
    {
        string[] hashes = Enumerable.Range(0, 2).Select(i =>
        {
            string path = Path.Combine(_folder, $"{i}.parquet");
            using ResultDatabase database = new();
            database.WriteParquet(path, new ResultTable(ResultColumn.Doubles("x", Enumerable.Range(0, 300_000).Select(v => v * 0.1).ToArray())));
            return Sha256.OfFile(path);
        }).ToArray();
        hashes[0].ShouldBe(hashes[1]);
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
    public void Columns_of_different_length_are_refused() =>
        Should.Throw<ArgumentException>(() => new ResultTable(ResultColumn.Integers("a", [1]), ResultColumn.Integers("b", [1, 2])))
            .Message.ShouldStartWith("Columns differ in length: a 1, b 2.");
}
