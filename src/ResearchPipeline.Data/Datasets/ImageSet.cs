using ResearchPipeline.Compute;

namespace ResearchPipeline.Data.Datasets;

/// <summary>Images with their labels.</summary>
/// <param name="Pixels">Count × 784 intensities, 0 … 255.</param>
/// <param name="Labels">Count digits.</param>
public sealed record ImageSet(ReadOnlyMemory<byte> Pixels, ReadOnlyMemory<byte> Labels)
{
    /// <summary>Pixels of one image.</summary>
    public const int ImagePixels = 784;

    /// <summary>Classes.</summary>
    public const int Classes = 10;

    private static readonly float[] Intensity = Enumerable.Range(0, 256).Select(value => value / 255f).ToArray();

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>The first images.</summary>
    public ImageSet Take(int count) => new(Pixels[..(count * ImagePixels)], Labels[..count]);

    /// <summary>Writes the pixels of an image as binary32 u8/255, rounded once.</summary>
    public void CopyImage(int image, Span<float> target)
    {
        ReadOnlySpan<byte> source = Pixels.Span.Slice(image * ImagePixels, ImagePixels);
        for (int d = 0; d < source.Length; d++)
        {
            target[d] = Intensity[source[d]];
        }
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
