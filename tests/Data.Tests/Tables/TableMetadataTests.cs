using System.Text.Json;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Data.Tests.Tables;

public sealed class TableMetadataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("metadata-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_says_what_it_is_and_where_it_comes_from()
    {
        Dictionary<string, string> metadata = Read(new Provenance("study", "A title of \"quotes\" and ü", "0123abcd", ulong.MaxValue, "1.2.3"));
        metadata["table"].ShouldBe("lengths");
        metadata["row"].ShouldBe("thing");
        metadata["description"].ShouldBe("How long things are.");
        metadata["study"].ShouldBe("study");
        metadata["title"].ShouldBe("A title of \"quotes\" and ü");
        metadata["fingerprint"].ShouldBe("0123abcd");
        metadata["seed"].ShouldBe("18446744073709551615");
        metadata["version"].ShouldBe("1.2.3");
        JsonElement[] columns = [.. JsonElement.Parse(metadata["columns"]).EnumerateArray()];
        columns.Select(column => (column.GetProperty("name").GetString(), column.GetProperty("unit").GetString(), column.GetProperty("description").GetString()))
            .ShouldBe([("thing", "", "What it is called."), ("length", "m²", "How long it is.")]);
    }

    [Fact]
    public void What_belongs_to_no_study_says_so_by_silence() => Read(null).Keys.ShouldBe(["table", "row", "description", "columns"]);

    [Fact]
    public void Every_column_carries_its_unit_and_description()
    {
        Read(null);
        using ResultDatabase database = new();
        Answer columns = database.Query($"""
            SELECT path_in_schema AS name, decode(key_value_metadata['unit'::BLOB]) AS unit, decode(key_value_metadata['description'::BLOB]) AS description
            FROM parquet_metadata('{_folder}/lengths.parquet')
            """);
        columns.Of<string>("name").Zip(columns.Of<string>("unit"), columns.Of<string>("description"))
            .ShouldBe([("thing", "", "What it is called."), ("length", "m²", "How long it is.")]);
    }

    private Dictionary<string, string> Read(Provenance? provenance)
    {
        ParquetFile.Write(
            _folder,
            new ResultTable<(string Thing, double Length)>("lengths", "thing", "How long things are.")
                .Texts("thing", "What it is called.", row => row.Thing)
                .Doubles("length", "m²", "How long it is.", row => row.Length),
            [("rope", 3)],
            provenance);
        using ResultDatabase database = new();
        Answer found = database.Query($"SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('{_folder}/lengths.parquet')");
        return found.Of<string>("key").Zip(found.Of<string>("value")).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
