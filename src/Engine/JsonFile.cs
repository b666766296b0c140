using System.Text.Json;
using System.Text.Json.Serialization;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>Records as indented JSON with camel-case names.</summary>
internal static class JsonFile
{
    private const long LargestFile = 1 << 26;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.Strict,
        // Of two values under one name a reader sees the first, another the last.
        AllowDuplicateProperties = false,
        // What nobody reads, nobody compares: it does not belong there.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The text of a record.</summary>
    public static string ToText<T>(T record) => JsonSerializer.Serialize(record, Options) + "\n";

    /// <summary>Writes a record.</summary>
    public static void Write<T>(string path, T record) => AtomicFile.WriteText(path, ToText(record));

    /// <summary>Reads a record; its members may be null all the same, whatever their types promise.</summary>
    /// <exception cref="JsonException">The file holds none, or one that says a thing twice.</exception>
    /// <exception cref="DataException">There is no regular file, or it is larger than any record can be.</exception>
    public static T? Read<T>(string path) => Parse<T>(RegularFile.ReadAllBytes(path, LargestFile));

    /// <summary>The record in a file's content.</summary>
    /// <exception cref="JsonException">It is none, or says a thing twice.</exception>
    public static T? Parse<T>(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize<T>(content.Span, Options);
}
