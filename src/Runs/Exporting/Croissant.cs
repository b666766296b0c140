using System.Text.Json;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>croissant.json: the tables of a run as Croissant 1.1 describes data sets: each file with its hash, each column with its type.</summary>
internal static class Croissant
{
    /// <summary>The file's name.</summary>
    public const string FileName = PublishedCopies.Croissant;

    private const string Parquet = ".parquet";

    private static readonly (string Term, string Iri)[] Terms =
    [
        ("cr", "http://mlcommons.org/croissant/"), ("sc", "https://schema.org/"), ("dct", "http://purl.org/dc/terms/"), ("conformsTo", "dct:conformsTo"),
        ("recordSet", "cr:recordSet"), ("field", "cr:field"), ("source", "cr:source"), ("extract", "cr:extract"), ("column", "cr:column"), ("fileObject", "cr:fileObject"),
    ];

    /// <summary>The description of the tables that lie beside it.</summary>
    /// <exception cref="Files.DataException">A table cannot be read.</exception>
    public static string Of(DescribedRun run) => JsonText.Of(json =>
    {
        ExportedFile[] tables = [.. run.Files.Where(file => file.Path.EndsWith(Parquet, StringComparison.Ordinal))];
        json.WriteStartObject();
        WriteContext(json);
        json.WriteString("@type", "sc:Dataset");
        json.WriteString("conformsTo", "http://mlcommons.org/croissant/1.1");
        json.WriteString("name", run.Name);
        json.WriteString("description", run.Description);
        json.WriteString("license", "https://spdx.org/licenses/MIT");
        json.WriteString("url", "./");
        json.WriteString("version", Pipeline.ReportStage.Version);
        json.WriteString("datePublished", run.Released);
        json.WriteStartObject("creator");
        json.WriteString("@type", "sc:Organization");
        json.WriteString("name", run.Authors);
        json.WriteEndObject();
        json.WriteStartArray("distribution");
        Array.ForEach(tables, table => WriteFile(json, table));
        json.WriteEndArray();
        json.WriteStartArray("recordSet");
        Array.ForEach(tables, table => WriteRecordSet(json, table));
        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n";

    private static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartObject("@context");
        json.WriteString("@language", "en");
        json.WriteString("@vocab", "https://schema.org/");
        foreach ((string term, string iri) in Terms)
        {
            json.WriteString(term, iri);
        }

        json.WriteStartObject("dataType");
        json.WriteString("@id", "cr:dataType");
        json.WriteString("@type", "@vocab");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, ExportedFile table)
    {
        json.WriteStartObject();
        json.WriteString("@type", "cr:FileObject");
        json.WriteString("@id", table.Path);
        json.WriteString("name", table.Path);
        json.WriteString("contentUrl", table.Path);
        json.WriteString("contentSize", $"{table.Bytes} B");
        json.WriteString("encodingFormat", table.MediaType);
        json.WriteString("sha256", table.Sha256);
        json.WriteEndObject();
    }

    private static void WriteRecordSet(Utf8JsonWriter json, ExportedFile table)
    {
        string name = table.Path[..^Parquet.Length];
        TableWords words = TableWords.Of(table.Source!);
        json.WriteStartObject();
        json.WriteString("@type", "cr:RecordSet");
        json.WriteString("@id", name);
        json.WriteString("name", name);
        WriteDescription(json, words.Table);
        json.WriteStartArray("field");
        foreach ((string column, string type) in words.Types)
        {
            json.WriteStartObject();
            json.WriteString("@type", "cr:Field");
            json.WriteString("@id", $"{name}/{column}");
            json.WriteString("name", column);
            WriteDescription(json, words.Columns.GetValueOrDefault(column, ""));
            json.WriteString("dataType", TypeOf(type));
            json.WriteStartObject("source");
            WriteReference(json, "fileObject", table.Path);
            json.WriteStartObject("extract");
            json.WriteString("column", column);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, string name, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("@id", id);
        json.WriteEndObject();
    }

    private static void WriteDescription(Utf8JsonWriter json, string words)
    {
        if (words.Length > 0)
        {
            json.WriteString("description", words);
        }
    }

    private static string TypeOf(string type) => type switch
    {
        "BOOLEAN" => "sc:Boolean",
        "FLOAT" or "DOUBLE" => "sc:Float",
        _ when type.EndsWith("INT", StringComparison.Ordinal) || type == "INTEGER" || type == "UINTEGER" => "sc:Integer",
        _ => "sc:Text",
    };
}
