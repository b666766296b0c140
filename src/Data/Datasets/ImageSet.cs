using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
    public const int Classes = 10;

    private const float White = 255f;

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>The first images.</summary>
    public ImageSet Take(int count) => new(Pixels[..(count * ImagePixels)], Labels[..count]);

    /// <summary>The last images.</summary>
    public ImageSet TakeLast(int count) => new(Pixels[^(count * ImagePixels)..], Labels[^count..]);

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
