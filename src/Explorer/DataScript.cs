using System.Text;
using System.Text.Json;
using ResearchPipeline.Files;

namespace ResearchPipeline.Explorer;

/// <summary>
/// Data as classic scripts: a page that is opened from the disk may load those, and neither modules nor anything else. Each adds one entry to
/// the object explorerData: a Parquet file in base64, or JSON.
/// </summary>
internal static class DataScript
{
    /// <summary>The folder of scripts below that of the page.</summary>
    public const string Folder = "data";

    /// <summary>The path of a script below the page's folder.</summary>
    public static string PathOf(string name) => $"{Folder}/{name}.js";

    /// <summary>Writes bytes.</summary>
    /// <param name="output">The page's folder.</param>
    /// <param name="name">Of the entry.</param>
    /// <param name="content">A file's bytes.</param>
    public static void WriteBytes(string output, string name, ReadOnlySpan<byte> content) => Write(output, name, $"\"{Convert.ToBase64String(content)}\"");

    /// <summary>Writes JSON: ASCII alone, in which characters of markup are escaped.</summary>
    /// <param name="output">The page's folder.</param>
    /// <param name="name">Of the entry.</param>
    /// <param name="write">Writes one value.</param>
    public static void WriteJson(string output, string name, Action<Utf8JsonWriter> write)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            write(json);
        }

        Write(output, name, Encoding.ASCII.GetString(text.ToArray()));
    }

    private static void Write(string output, string name, string value)
    {
        string path = Path.Combine(output, PathOf(name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.WriteText(path, $"(globalThis.explorerData??={{}})[\"{name}\"]={value};\n");
    }
}
