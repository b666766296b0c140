using System.Buffers.Binary;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Datasets;

/// <summary>
/// Small NORB: pairs of 96 x 96 grey bytes, left and right, and a class for each pair. An image is a pair, each of its two halves brought to 32 x 32: 2,048 numbers, left before
/// right, of each pixel the mean of the 3 x 3 bytes that it covers, rounded to the nearest whole number (of nine numbers no mean lies half way).
/// That k-sparse autoencoders were shown such pairs (Makhzani and Frey, 2013) is told from memory of the paper; how they were made smaller there is not known here.
/// </summary>
public static class SmallNorbFile
{
    /// <summary>Rows and columns of an image in the file.</summary>
    public const int Side = 96;

    private const int Halves = 2;
    private const int Block = 3;
    private const int SmallSide = Side / Block;

    private static ImageKind Kind => DatasetModule.kind(DatasetSource.SmallNorb);

    /// <summary>The length of a file of pairs.</summary>
    public static long LengthOfImages(int pairs) => BinaryMatrixFile.LengthOf(BinaryMatrixFile.Bytes, pairs, Halves, Side, Side);

    /// <summary>The length of a file of their classes.</summary>
    public static long LengthOfLabels(int pairs) => BinaryMatrixFile.LengthOf(BinaryMatrixFile.Integers, pairs);

    /// <summary>Reads pairs with their classes.</summary>
    /// <exception cref="DataException">A file is not one of so many pairs, or has a label that is no class.</exception>
    public static ImageSet Read(string images, string labels, int pairs) => new(ReadImages(images, pairs), ReadLabels(labels, pairs), Kind);

    /// <summary>Reads pairs; a pair at a time, so that no more of a file of half a gigabyte is in memory.</summary>
    /// <exception cref="DataException">The file is not one of so many pairs.</exception>
    public static byte[] ReadImages(string path, int pairs)
    {
        byte[] small = new byte[pairs * Halves * SmallSide * SmallSide];
        byte[] large = new byte[Side * Side];
        using Stream content = BinaryMatrixFile.Open(path, BinaryMatrixFile.Bytes, pairs, Halves, Side, Side);
        for (int half = 0; half < pairs * Halves; half++)
        {
            content.ReadExactly(large);
            Shrink(large, small.AsSpan(half * SmallSide * SmallSide, SmallSide * SmallSide));
        }

        return small;
    }

    /// <summary>Reads classes, each 0 … 4.</summary>
    /// <exception cref="DataException">The file is not one of so many classes in this range.</exception>
    public static byte[] ReadLabels(string path, int pairs)
    {
        byte[] content = new byte[pairs * sizeof(int)];
        using Stream file = BinaryMatrixFile.Open(path, BinaryMatrixFile.Integers, pairs);
        file.ReadExactly(content);
        return LabelsIn(content, path);
    }

    /// <summary>The classes in a file's content; errors call it by <paramref name="name"/>.</summary>
    internal static byte[] ParseLabels(ReadOnlyMemory<byte> content, string name, int pairs) =>
        LabelsIn(BinaryMatrixFile.Parse(content, name, BinaryMatrixFile.Integers, pairs).Span, name);

    /// <summary>Means of 3 x 3 blocks, rounded to the nearest.</summary>
    internal static void Shrink(ReadOnlySpan<byte> large, Span<byte> small)
    {
        for (int place = 0; place < small.Length; place++)
        {
            (int row, int column) = Math.DivRem(place, SmallSide);
            int sum = 0;
            for (int within = 0; within < Block * Block; within++)
            {
                sum += large[(row * Block + within / Block) * Side + column * Block + within % Block];
            }

            small[place] = (byte)((sum + Block * Block / 2) / (Block * Block));
        }
    }

    private static byte[] LabelsIn(ReadOnlySpan<byte> content, string name)
    {
        byte[] labels = new byte[content.Length / sizeof(int)];
        for (int pair = 0; pair < labels.Length; pair++)
        {
            int label = BinaryPrimitives.ReadInt32LittleEndian(content[(pair * sizeof(int))..]);
            labels[pair] = label >= 0 && label < Kind.Classes
                ? (byte)label
                : throw BinaryMatrixFile.Invalid(name, $"label {pair} is {label}", $"0 to {Kind.Classes - 1}");
        }

        return labels;
    }
}
