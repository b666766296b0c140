using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>Records as indented JSON with camel-case names; <see cref="EngineJson"/> knows how.</summary>
internal static class JsonFile
{
    private const long LargestFile = 1 << 26;

    /// <summary>The text of a record.</summary>
    public static string ToText<T>(T record, JsonTypeInfo<T> form) => JsonSerializer.Serialize(record, form) + "\n";

    /// <summary>Writes a record.</summary>
    public static void Write<T>(string path, T record, JsonTypeInfo<T> form) => AtomicFile.WriteText(path, ToText(record, form));

    /// <summary>Reads a record; its members may be null all the same, whatever their types promise.</summary>
    /// <exception cref="JsonException">The file holds none, or one that says a thing twice.</exception>
    /// <exception cref="DataException">There is no regular file, or it is larger than any record can be.</exception>
    public static T? Read<T>(string path, JsonTypeInfo<T> form) => Parse(RegularFile.ReadAllBytes(path, LargestFile), form);

    /// <summary>The record in a file's content.</summary>
    /// <exception cref="JsonException">It is none, or says a thing twice.</exception>
    public static T? Parse<T>(ReadOnlyMemory<byte> content, JsonTypeInfo<T> form) => JsonSerializer.Deserialize(content.Span, form);
}
