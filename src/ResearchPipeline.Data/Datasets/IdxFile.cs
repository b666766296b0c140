using System.Buffers.Binary;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Data.Datasets;

/// <summary>
/// Strict reader of the IDX format: two zero bytes, element type 0x08 (unsigned byte), the number of dimensions, each
/// dimension as a big-endian 32-bit integer, then exactly their product in bytes.
/// </summary>
public static class IdxFile
{
    /// <summary>Reads images: count × rows × columns bytes, row after row.</summary>
    public static byte[] ReadImages(string path, int count, int rows, int columns) => Read(path, [count, rows, columns]);

    /// <summary>Reads labels, each 0 … <paramref name="classes"/> - 1.</summary>
    public static byte[] ReadLabels(string path, int count, int classes)
    {
        byte[] labels = Read(path, [count]);
        int wrong = Array.FindIndex(labels, label => label >= classes);
        return wrong < 0
            ? labels
            : throw Invalid(path, $"label {wrong} is {labels[wrong]}", $"0 to {classes - 1}");
    }

    private static byte[] Read(string path, int[] dimensions)
    {
        int header = 4 + 4 * dimensions.Length;
        long expected = header + dimensions.Aggregate(1L, (product, dimension) => product * dimension);
        long length = RegularFile.LengthOf(path);
        if (length < header || length > expected)
        {
            throw Invalid(path, $"the file has {length} bytes", length < header ? $"a header of {header} bytes" : $"{expected}, so there are trailing bytes");
        }

        byte[] bytes = RegularFile.ReadAllBytes(path, expected);
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        uint expectedMagic = 0x0800u + (uint)dimensions.Length;
        if (magic != expectedMagic)
        {
            throw Invalid(path, $"the magic number is 0x{magic:x8}", $"0x{expectedMagic:x8} (unsigned bytes in {dimensions.Length} dimensions)");
        }

        for (int i = 0; i < dimensions.Length; i++)
        {
            uint found = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 + 4 * i));
            if (found != dimensions[i])
            {
                throw Invalid(path, $"dimension {i} is {found}", $"{dimensions[i]}");
            }
        }

        return bytes.Length == expected
            ? bytes[header..]
            : throw Invalid(path, $"the file has {bytes.Length} bytes", $"{expected}, so it is truncated");
    }

    private static DataException Invalid(string path, string found, string expected) => new(
        $"{path} is not the IDX file it should be: {found}; expected {expected}. Delete it and run the acquire stage again, or correct the file in the data directory.");
}
