using System.Buffers.Binary;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Datasets;

/// <summary>
/// Strict reader of the IDX format: two zero bytes, element type 0x08 (unsigned byte), the number of dimensions, each
/// dimension as a big-endian 32-bit integer, then exactly their product in bytes.
/// </summary>
public static class IdxFile
{
    /// <summary>Reads images: count × rows × columns bytes, row after row.</summary>
    /// <exception cref="DataException">The file is not one of so many images of this size.</exception>
    public static byte[] ReadImages(string path, int count, int rows, int columns)
    {
        int[] dimensions = [count, rows, columns];
        return Parse(ReadBytes(path, dimensions), path, dimensions);
    }

    /// <summary>Reads labels, each 0 … <paramref name="classes"/> - 1.</summary>
    /// <exception cref="DataException">The file is not one of so many labels in this range.</exception>
    public static byte[] ReadLabels(string path, int count, int classes) => ParseLabels(ReadBytes(path, [count]), path, count, classes);

    /// <summary>The images in a file's content; errors call it by <paramref name="name"/>.</summary>
    internal static byte[] ParseImages(ReadOnlyMemory<byte> bytes, string name, int count, int rows, int columns) =>
        Parse(bytes, name, [count, rows, columns]);

    /// <summary>The labels in a file's content.</summary>
    internal static byte[] ParseLabels(ReadOnlyMemory<byte> bytes, string name, int count, int classes)
    {
        byte[] labels = Parse(bytes, name, [count]);
        int wrong = Array.FindIndex(labels, label => label >= classes);
        return wrong < 0
            ? labels
            : throw Invalid(name, $"label {wrong} is {labels[wrong]}", $"0 to {classes - 1}");
    }

    // The length is checked before anything is read.
    private static byte[] ReadBytes(string path, int[] dimensions)
    {
        long length = RegularFile.LengthOf(path);
        RequireLength(length, path, dimensions);
        return RegularFile.ReadAllBytes(path, length);
    }

    private static byte[] Parse(ReadOnlyMemory<byte> content, string name, int[] dimensions)
    {
        RequireLength(content.Length, name, dimensions);
        ReadOnlySpan<byte> bytes = content.Span;
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        uint expectedMagic = 0x0800u + (uint)dimensions.Length;
        if (magic != expectedMagic)
        {
            throw Invalid(name, $"the magic number is 0x{magic:x8}", $"0x{expectedMagic:x8} (unsigned bytes in {dimensions.Length} dimensions)");
        }

        for (int i = 0; i < dimensions.Length; i++)
        {
            uint found = BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 + 4 * i)..]);
            if (found != dimensions[i])
            {
                throw Invalid(name, $"dimension {i} is {found}", $"{dimensions[i]}");
            }
        }

        return bytes.Length == Expected(dimensions)
            ? bytes[Header(dimensions)..].ToArray()
            : throw Invalid(name, $"the file has {bytes.Length} bytes", $"{Expected(dimensions)}, so it is truncated");
    }

    private static void RequireLength(long length, string name, int[] dimensions)
    {
        if (length < Header(dimensions) || length > Expected(dimensions))
        {
            throw Invalid(
                name,
                $"the file has {length} bytes",
                length < Header(dimensions) ? $"a header of {Header(dimensions)} bytes" : $"{Expected(dimensions)}, so there are trailing bytes");
        }
    }

    private static int Header(int[] dimensions) => 4 + 4 * dimensions.Length;

    private static long Expected(int[] dimensions) => Header(dimensions) + dimensions.Aggregate(1L, (product, dimension) => product * dimension);

    private static DataException Invalid(string name, string found, string expected) => new(
        $"{name} is not the IDX file it should be: {found}; expected {expected}. Delete it and run the acquire stage again, or correct the file in the data directory.");
}
