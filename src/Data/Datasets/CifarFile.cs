using System.Globalization;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Datasets;

/// <summary>
/// Strict reader of the binary version of CIFAR-10: records without a header, each a byte for the class and 3 x 32 x 32 bytes for the image, all red before all green before
/// all blue. There is nothing in such a file that says what it is: its length and its labels are all that can be checked.
/// </summary>
public static class CifarFile
{
    /// <summary>Rows and columns of an image.</summary>
    public const int Side = 32;

    private const int Channels = 3;
    private const int Record = 1 + Channels * Side * Side;

    private static ImageKind Kind => DatasetModule.kind(DatasetSource.CifarPatches);

    /// <summary>The length of a file of so many images.</summary>
    public static long LengthOf(int images) => (long)images * Record;

    /// <summary>Reads a patch of each image, with the class of the image.</summary>
    /// <param name="path">The file.</param>
    /// <param name="images">Images in it.</param>
    /// <param name="split">That of the file, as <see cref="PatchCutter"/> numbers them.</param>
    /// <param name="first">Number of its first image in the split.</param>
    /// <exception cref="DataException">The file is not one of so many images, or has a label that is no class.</exception>
    public static ImageSet ReadPatches(string path, int images, int split, int first)
    {
        RequireLength(RegularFile.LengthOf(path), path, images);
        return Patches(RegularFile.ReadAllBytes(path, LengthOf(images)), path, images, split, first);
    }

    /// <summary>The same of a file's content; errors call it by <paramref name="name"/>.</summary>
    internal static ImageSet ParsePatches(ReadOnlyMemory<byte> content, string name, int images, int split, int first)
    {
        RequireLength(content.Length, name, images);
        return Patches(content.Span, name, images, split, first);
    }

    private static ImageSet Patches(ReadOnlySpan<byte> content, string name, int images, int split, int first)
    {
        byte[] pixels = new byte[images * Kind.Pixels];
        byte[] labels = new byte[images];
        for (int image = 0; image < images; image++)
        {
            ReadOnlySpan<byte> record = content.Slice(image * Record, Record);
            labels[image] = record[0] < Kind.Classes
                ? record[0]
                : throw Invalid(name, $"the label of image {image} is {record[0]}", $"0 to {Kind.Classes - 1}");
            PatchCutter.Cut(
                record[1..], Side, Side, PatchCutter.PlaceOf(split, first + image, Side, Side), pixels.AsSpan(image * Kind.Pixels, Kind.Pixels));
        }

        return new ImageSet(pixels, labels, Kind);
    }

    private static void RequireLength(long length, string name, int images)
    {
        long expected = LengthOf(images);
        if (length != expected)
        {
            throw Invalid(
                name, string.Create(CultureInfo.InvariantCulture, $"the file has {length} bytes"),
                $"{expected}, {images} images of {Record} bytes, so {(length < expected ? "it is truncated" : "there are trailing bytes")}");
        }
    }

    private static DataException Invalid(string name, string found, string expected) => new(
        $"{name} is not the file of CIFAR-10 (binary version) it should be: {found}; expected {expected}. Bring the published file and run again, with --data-dir.");
}
