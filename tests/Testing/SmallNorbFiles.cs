using System.Buffers.Binary;

namespace ResearchPipeline.Testing;

/// <summary>Files in the form of small NORB, with few pairs.</summary>
public static class SmallNorbFiles
{
    private const uint OfBytes = 0x1E3D4C55;
    private const uint OfIntegers = 0x1E3D4C54;

    /// <summary>A matrix: magic number, number of dimensions, the stored sizes, and then what it holds.</summary>
    public static byte[] Matrix(uint magic, int dimensions, int[] stored, byte[] body)
    {
        byte[] header = new byte[8 + 4 * stored.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, magic);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), dimensions);
        for (int i = 0; i < stored.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8 + 4 * i), stored[i]);
        }

        return [.. header, .. body];
    }

    /// <summary>A file of pairs.</summary>
    public static byte[] Pairs(int count, byte[] pixels) => Matrix(OfBytes, 4, [count, 2, 96, 96], pixels);

    /// <summary>A file of classes.</summary>
    public static byte[] Labels(params int[] labels) => Matrix(OfIntegers, 1, [labels.Length, 1, 1], Integers(labels));

    /// <summary>Numbers as they lie in a file.</summary>
    public static byte[] Integers(params int[] numbers)
    {
        byte[] bytes = new byte[4 * numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), numbers[i]);
        }

        return bytes;
    }

    /// <summary>Writes the four files of a small copy: every class in turn.</summary>
    public static void Write(string folder, int trainPairs, int testPairs)
    {
        foreach ((string name, int pairs) in ((string, int)[])[("smallnorb-5x46789x9x18x6x2x96x96-training", trainPairs), ("smallnorb-5x01235x9x18x6x2x96x96-testing", testPairs)])
        {
            byte[] pixels = [.. Enumerable.Range(0, pairs * 2 * 96 * 96).Select(i => (byte)(i * 31 % 251 + i / 9216))];
            File.WriteAllBytes(Path.Combine(folder, $"{name}-dat.mat"), Pairs(pairs, pixels));
            File.WriteAllBytes(Path.Combine(folder, $"{name}-cat.mat"), Labels([.. Enumerable.Range(0, pairs).Select(pair => pair % 5)]));
        }
    }
}
