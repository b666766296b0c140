using System.Buffers.Binary;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Datasets;

/// <summary>
/// Strict reader of the binary matrices of Lush, in which NORB is published: a magic number for the type of an element, the number of dimensions, the size of
/// each, but at least three of them, of which those beyond the number of dimensions are 1; all little-endian 32-bit integers; then exactly their product of elements.
/// </summary>
public static class BinaryMatrixFile
{
    /// <summary>The magic number of bytes.</summary>
    public const uint Bytes = 0x1E3D4C55;

    /// <summary>The magic number of 32-bit integers.</summary>
    public const uint Integers = 0x1E3D4C54;

    private const int StoredAtLeast = 3;

    /// <summary>The length of a file in bytes.</summary>
    public static long LengthOf(uint type, params int[] dimensions) =>
        HeaderOf(dimensions) + dimensions.Aggregate((long)SizeOf(type), (product, dimension) => product * dimension);

    /// <summary>Opens a file whose length and header are right; what is read next is its first element.</summary>
    /// <exception cref="DataException">It is not a matrix of this type and size.</exception>
    public static Stream Open(string path, uint type, params int[] dimensions)
    {
        // The length is checked before anything is read.
        RequireLength(RegularFile.LengthOf(path), path, type, dimensions);
        FileStream content = RegularFile.OpenRead(path, LengthOf(type, dimensions));
        try
        {
            byte[] header = new byte[HeaderOf(dimensions)];
            content.ReadExactly(header);
            Require(header, path, type, dimensions);
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>The elements of a file's content; errors call it by <paramref name="name"/>.</summary>
    internal static ReadOnlyMemory<byte> Parse(ReadOnlyMemory<byte> content, string name, uint type, params int[] dimensions)
    {
        RequireLength(content.Length, name, type, dimensions);
        Require(content.Span, name, type, dimensions);
        return content[HeaderOf(dimensions)..];
    }

    /// <summary>What is wrong with a file, and what to do.</summary>
    internal static DataException Invalid(string name, string found, string expected) => new(
        $"{name} is not the binary matrix it should be: {found}; expected {expected}. Bring the published file and run again, with --data-dir.");

    private static void Require(ReadOnlySpan<byte> header, string name, uint type, int[] dimensions)
    {
        uint magic = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if (magic != type)
        {
            throw Invalid(name, $"the magic number is 0x{magic:x8}", $"0x{type:x8} ({(type == Bytes ? "bytes" : "32-bit integers")})");
        }

        uint count = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        if (count != dimensions.Length)
        {
            throw Invalid(name, $"the number of dimensions is {count}", $"{dimensions.Length}");
        }

        for (int i = 0; i < Stored(dimensions); i++)
        {
            uint found = BinaryPrimitives.ReadUInt32LittleEndian(header[(8 + 4 * i)..]);
            int expected = i < dimensions.Length ? dimensions[i] : 1;
            if (found != expected)
            {
                throw Invalid(name, $"dimension {i} is {found}", $"{expected}");
            }
        }
    }

    private static void RequireLength(long length, string name, uint type, int[] dimensions)
    {
        long expected = LengthOf(type, dimensions);
        if (length != expected)
        {
            throw Invalid(name, $"the file has {length} bytes", $"{expected}, so {(length < expected ? "it is truncated" : "there are trailing bytes")}");
        }
    }

    private static int Stored(int[] dimensions) => Math.Max(StoredAtLeast, dimensions.Length);

    private static int HeaderOf(int[] dimensions) => 8 + 4 * Stored(dimensions);

    private static int SizeOf(uint type) => type == Integers ? sizeof(int) : 1;
}
