using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Data.Datasets;

/// <summary>Images with their labels.</summary>
/// <param name="Pixels">Count × 784 intensities, 0 … 255.</param>
/// <param name="Labels">Count classes, 0 … 9.</param>
public sealed record ImageSet(ReadOnlyMemory<byte> Pixels, ReadOnlyMemory<byte> Labels)
{
    /// <summary>Pixels of a row of an image.</summary>
    public const int ImageWidth = 28;

    /// <summary>Pixels of one image.</summary>
    public const int ImagePixels = 784;

    /// <summary>Classes.</summary>
    public const int Classes = DatasetModule.Classes;

    private const float White = 255f;

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>The first images.</summary>
    public ImageSet Take(int count) => new(Pixels[..(count * ImagePixels)], Labels[..count]);

    /// <summary>The first images of some classes.</summary>
    /// <param name="count">How many; there are as many.</param>
    /// <param name="isWanted">Whether a label is of one of these classes.</param>
    public ImageSet Take(int count, Func<byte, bool> isWanted) => Chosen([.. Enumerable.Range(0, Count).Where(image => isWanted(Labels.Span[image])).Take(count)]);

    /// <summary>The last images.</summary>
    public ImageSet TakeLast(int count) => new(Pixels[^(count * ImagePixels)..], Labels[^count..]);

    /// <summary>The first images of each class, in the order in which they lie.</summary>
    /// <param name="count">How many of each.</param>
    /// <exception cref="DataException">A class has fewer.</exception>
    public ImageSet FirstOfEachClass(int count)
    {
        int[] taken = new int[Classes];
        int[] chosen = [.. Enumerable.Range(0, Count).Where(image => taken[Labels.Span[image]]++ < count)];
        if (Array.FindIndex(taken, images => images < count) is int label and >= 0)
        {
            throw new DataException(
                $"The first {count} images of each class are learned from, and class {label} has {taken[label]} among the {Count} training images. Learn from fewer of each class (training.images).");
        }

        return Chosen(chosen);
    }

    /// <summary>These images, and then others.</summary>
    public ImageSet Followed(ImageSet by) => new((byte[])[.. Pixels.Span, .. by.Pixels.Span], (byte[])[.. Labels.Span, .. by.Labels.Span]);

    /// <summary>Writes the pixels of an image as binary32 u8/255, rounded once.</summary>
    public void CopyImage(int image, Span<float> target)
    {
        ReadOnlySpan<byte> source = Pixels.Span.Slice(image * ImagePixels, ImagePixels);
        ReadOnlySpan<Vector128<byte>> blocks = MemoryMarshal.Cast<byte, Vector128<byte>>(source);
        for (int block = 0; block < blocks.Length; block++)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(blocks[block]);
            CopyEight(low, target[(16 * block)..]);
            CopyEight(high, target[(16 * block + 8)..]);
        }
    }

    private ImageSet Chosen(int[] images)
    {
        byte[] pixels = new byte[images.Length * ImagePixels];
        for (int place = 0; place < images.Length; place++)
        {
            Pixels.Span.Slice(images[place] * ImagePixels, ImagePixels).CopyTo(pixels.AsSpan(place * ImagePixels));
        }

        return new ImageSet(pixels, Array.ConvertAll(images, image => Labels.Span[image]));
    }

    private static void CopyEight(Vector128<ushort> values, Span<float> target)
    {
        (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(values);
        (Vector128.ConvertToSingle(low.AsInt32()) / White).CopyTo(target);
        (Vector128.ConvertToSingle(high.AsInt32()) / White).CopyTo(target[4..]);
    }

    /// <summary>All images as binary32 u8/255.</summary>
    public Matrix ToMatrix()
    {
        Matrix matrix = new(Count, ImagePixels);
        for (int image = 0; image < Count; image++)
        {
            CopyImage(image, matrix.Row(image));
        }

        return matrix;
    }
}
