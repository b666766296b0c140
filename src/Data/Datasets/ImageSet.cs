using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Data.Datasets;

/// <summary>Images with their labels.</summary>
/// <param name="Pixels">Count × pixels of an image, intensities 0 … 255.</param>
/// <param name="Labels">Count classes, from 0 and below the number of classes.</param>
/// <param name="Kind">How large an image is, and how many classes there are.</param>
public sealed record ImageSet(ReadOnlyMemory<byte> Pixels, ReadOnlyMemory<byte> Labels, ImageKind Kind)
{
    private const float White = 255f;

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Numbers of one image.</summary>
    public int ImagePixels => Kind.Pixels;

    /// <summary>Number of classes.</summary>
    public int Classes => Kind.Classes;

    /// <summary>The first images.</summary>
    public ImageSet Take(int count) => this with { Pixels = Pixels[..(count * ImagePixels)], Labels = Labels[..count] };

    /// <summary>The first images of some classes.</summary>
    /// <param name="count">How many.</param>
    /// <param name="isWanted">Whether a label is of one of these classes.</param>
    /// <exception cref="DataException">There are fewer, as there may be in files whose hashes are not known.</exception>
    public ImageSet Take(int count, Func<byte, bool> isWanted)
    {
        int[] chosen = [.. Enumerable.Range(0, Count).Where(image => isWanted(Labels.Span[image])).Take(count)];
        return chosen.Length == count ? Chosen(chosen) : throw new DataException(
            $"The files of the data set have {chosen.Length} images of the classes to learn from; expected {count} or more. Bring the published files, or ask for fewer images (dataset.train-images).");
    }

    /// <summary>The last images.</summary>
    public ImageSet TakeLast(int count) => this with { Pixels = Pixels[^(count * ImagePixels)..], Labels = Labels[^count..] };

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

    /// <summary>These images, and then others of the same kind.</summary>
    public ImageSet Followed(ImageSet by) => Kind.Equals(by.Kind)
        ? this with { Pixels = (byte[])[.. Pixels.Span, .. by.Pixels.Span], Labels = (byte[])[.. Labels.Span, .. by.Labels.Span] }
        : throw new ArgumentException($"These images are of {Kind.Shape.InWords}, the others of {by.Kind.Shape.InWords}.", nameof(by));

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

        // The same division, where an image does not end with a block.
        for (int pixel = 16 * blocks.Length; pixel < source.Length; pixel++)
        {
            target[pixel] = source[pixel] / White;
        }
    }

    private ImageSet Chosen(int[] images)
    {
        byte[] pixels = new byte[images.Length * ImagePixels];
        for (int place = 0; place < images.Length; place++)
        {
            Pixels.Span.Slice(images[place] * ImagePixels, ImagePixels).CopyTo(pixels.AsSpan(place * ImagePixels));
        }

        return this with { Pixels = pixels, Labels = Array.ConvertAll(images, image => Labels.Span[image]) };
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
