using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ResearchPipeline.Data.Tables;

/// <summary>The file-level metadata of a result table: keys and texts, in the order in which they are written.</summary>
internal static class TableMetadata
{
    /// <summary>What a file says of itself: table, row, description, columns as JSON, and where it comes from.</summary>
    public static IReadOnlyDictionary<string, string> Of(ResultTable table, Provenance? provenance)
    {
        OrderedDictionary<string, string> metadata = new()
        {
            ["table"] = table.Name,
            ["row"] = table.Row,
            ["description"] = table.Description,
            ["columns"] = Columns(table),
        };
        if (provenance is not null)
        {
            metadata["study"] = provenance.Study;
            metadata["title"] = provenance.Title;
            metadata["fingerprint"] = provenance.Fingerprint;
            metadata["seed"] = provenance.Seed.ToString(CultureInfo.InvariantCulture);
            metadata["version"] = provenance.Version;
        }

        return metadata;
    }

    private static string Columns(ResultTable table)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (ColumnSchema column in table.Columns)
            {
                json.WriteStartObject();
                json.WriteString("name", column.Name);
                json.WriteString("unit", column.Unit);
                json.WriteString("description", column.Description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
