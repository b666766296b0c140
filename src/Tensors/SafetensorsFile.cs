using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using ResearchPipeline.Files;

namespace ResearchPipeline.Tensors;

/// <summary>
/// Tensors in the safetensors format: a 64-bit length, a JSON header padded with spaces to a multiple of 8, and the
/// tensors' bytes without holes, sorted by name so that equal tensors give equal files.
/// </summary>
public static class SafetensorsFile
{
    private const long LargestHeader = 100_000_000;
    private static readonly Dictionary<string, int> ElementBytes = new() { ["F32"] = 4, ["F64"] = 8, ["I64"] = 8, ["U8"] = 1, ["U16"] = 2 };

    /// <summary>Writes the tensors and the free-form metadata.</summary>
    public static void Write(
        string path, IReadOnlyDictionary<string, TensorView> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        string[] names = tensors.Keys.Order(StringComparer.Ordinal).ToArray();
        byte[] header = Header(tensors, names, metadata);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (string name in names)
            {
                stream.Write(tensors[name].Bytes.Span);
            }
        });
    }

    /// <summary>Reads and checks every tensor: offsets contiguous, lengths equal to their shapes, nothing left over.</summary>
    /// <exception cref="DataException">The file is missing, not a regular one, or not a valid safetensors file.</exception>
    public static IReadOnlyDictionary<string, TensorView> Read(string path, out IReadOnlyDictionary<string, string> metadata)
    {
        byte[] bytes = RegularFile.ReadAllBytes(path, Array.MaxLength);
        return Parse(bytes, path, out metadata);
    }

    /// <summary>The same of a file's content; errors call it by <paramref name="name"/>.</summary>
    /// <exception cref="DataException">It is not a valid safetensors file.</exception>
    public static IReadOnlyDictionary<string, TensorView> Parse(
        ReadOnlyMemory<byte> bytes, string name, out IReadOnlyDictionary<string, string> metadata)
    {
        long headerLength = bytes.Length < 8 ? -1 : BinaryPrimitives.ReadInt64LittleEndian(bytes.Span);
        if (headerLength < 2 || headerLength > Math.Min(LargestHeader, bytes.Length - 8))
        {
            throw Invalid(name, $"its header claims {headerLength} bytes of a file of {bytes.Length}");
        }

        try
        {
            ReadOnlyMemory<byte> body = bytes[(8 + (int)headerLength)..];
            using JsonDocument header = JsonDocument.Parse(bytes.Slice(8, (int)headerLength));
            return ReadTensors(name, header.RootElement, body, out metadata);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw new DataException(Invalid(name, $"its header cannot be read ({(failure is JsonException json ? JsonDefect.Of(json) : failure.Message.TrimEnd('.'))})").Message, failure);
        }
    }

    private static byte[] Header(
        IReadOnlyDictionary<string, TensorView> tensors, string[] names, IReadOnlyDictionary<string, string> metadata)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            long offset = 0;
            foreach (string name in names)
            {
                TensorView tensor = tensors[name];
                json.WriteStartObject(name);
                json.WriteString("dtype", tensor.Type);
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [offset, offset += tensor.Bytes.Length]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        int padding = (int)((8 - stream.Length % 8) % 8);
        stream.Write(Encoding.ASCII.GetBytes(new string(' ', padding)));
        return stream.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static Dictionary<string, TensorView> ReadTensors(
        string path, JsonElement header, ReadOnlyMemory<byte> body, out IReadOnlyDictionary<string, string> metadata)
    {
        Dictionary<string, TensorView> tensors = [];
        Dictionary<string, string> labels = [];
        List<(long Start, long End)> ranges = [];
        foreach (JsonProperty entry in header.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
            {
                foreach (JsonProperty label in entry.Value.EnumerateObject())
                {
                    labels[label.Name] = label.Value.GetString() ?? throw Invalid(path, $"its label \"{label.Name}\" is null");
                }

                continue;
            }

            string type = entry.Value.GetProperty("dtype").GetString() ?? "null";
            long[] shape = entry.Value.GetProperty("shape").EnumerateArray().Select(number => number.GetInt64()).ToArray();
            long[] offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(number => number.GetInt64()).ToArray();
            CheckRange(path, entry.Name, type, shape, offsets, body.Length);
            ranges.Add((offsets[0], offsets[1]));
            if (!tensors.TryAdd(entry.Name, new TensorView(type, shape, body.Slice((int)offsets[0], (int)(offsets[1] - offsets[0])))))
            {
                throw Invalid(path, $"tensor \"{entry.Name}\" appears twice");
            }
        }

        CheckContiguous(path, ranges, body.Length);
        metadata = labels;
        return tensors;
    }

    private static void CheckRange(string path, string name, string type, long[] shape, long[] offsets, long length)
    {
        if (!ElementBytes.TryGetValue(type, out int size))
        {
            throw Invalid(path, $"tensor \"{name}\" has the type {type}; expected one of {string.Join(", ", ElementBytes.Keys)}");
        }

        long expected = shape.Aggregate((long)size, (product, dimension) =>
            dimension >= 0 ? checked(product * dimension) : throw Invalid(path, $"tensor \"{name}\" has a dimension of {dimension}"));
        if (offsets is not [>= 0, _] || offsets[1] > length || offsets[1] - offsets[0] != expected)
        {
            throw Invalid(path, $"tensor \"{name}\" of {expected} bytes claims the range {string.Join("-", offsets)} of {length}");
        }
    }

    private static void CheckContiguous(string path, List<(long Start, long End)> ranges, long length)
    {
        long end = 0;
        foreach ((long start, long stop) in ranges.Order())
        {
            if (start != end)
            {
                throw Invalid(path, $"there is a hole or an overlap at byte {end} of the data");
            }

            end = stop;
        }

        if (end != length)
        {
            throw Invalid(path, $"its tensors cover {end} of {length} bytes");
        }
    }

    private static DataException Invalid(string path, string what) =>
        new($"{path} is not a valid safetensors file: {what}. Delete it and run the stage that makes it again.");
}
