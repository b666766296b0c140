using System.Text.Json;
using System.Text.Json.Serialization;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Stages;

/// <summary>Records as indented JSON with camel-case names.</summary>
internal static class JsonFile
{
    private const long LargestFile = 1 << 26;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>The text of a record.</summary>
    public static string ToText<T>(T record) => JsonSerializer.Serialize(record, Options) + "\n";

    /// <summary>Writes a record.</summary>
    public static void Write<T>(string path, T record) => AtomicFile.WriteText(path, ToText(record));

    /// <summary>Reads a record; its members may be null all the same, whatever their types promise.</summary>
    /// <exception cref="JsonException">The file is none, or larger than any record can be.</exception>
    public static T? Read<T>(string path)
    {
        long size = new FileInfo(path).Length;
        return size <= LargestFile
            ? Parse<T>(File.ReadAllBytes(path))
            : throw new JsonException($"The file has {size} bytes.");
    }

    /// <summary>The record in a file's content.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static T? Parse<T>(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize<T>(content.Span, Options);
}
