using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ResearchPipeline.Runs;

/// <summary>JSON as every file here has it: indented, UTF-8, lines that end with \n.</summary>
internal static class JsonText
{
    /// <summary>What is written, without a last line end.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A number; null where there is none, or it is undefined.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
