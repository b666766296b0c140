using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>
/// Images that a model is shown together. They never change, so a model may keep what it made of the last ones that it was shown: who asks
/// it first for codes and then for reconstructions has it encode them once. No answer may depend on the size of a batch.
/// </summary>
/// <param name="images">Rows × pixels, intensities from black 0 to white 1.</param>
/// <param name="first">Number of its first image among those that are shown in turn.</param>
public sealed class ImageBatch(Matrix images, int first)
{
    private const int MostImages = 256;

    /// <summary>The images, rows × pixels.</summary>
    public Matrix Images => images;

    /// <summary>Number of images, at least one.</summary>
    public int Rows => images.Rows;

    /// <summary>Number of the first image.</summary>
    public int First => first;

    /// <summary>Number of the image after the last.</summary>
    public int End => first + images.Rows;

    /// <summary>All images of a set in order, at most 256 at a time.</summary>
    public static IReadOnlyList<ImageBatch> Of(ImageSet images) => [.. InTurn(images)];

    /// <summary>The same, each made when it is its turn: all of them together would take four bytes for each pixel of a whole training set, 188 MB for MNIST.</summary>
    public static IEnumerable<ImageBatch> InTurn(ImageSet images) => Enumerable.Range(0, (images.Count + MostImages - 1) / MostImages)
        .Select(batch => batch * MostImages)
        .Select(start => Of(images, [.. Enumerable.Range(start, Math.Min(MostImages, images.Count - start))], start));

    /// <summary>Some images of a set together.</summary>
    /// <param name="images">The set.</param>
    /// <param name="chosen">Numbers of the images, at least one.</param>
    public static ImageBatch Of(ImageSet images, IReadOnlyList<int> chosen) => Of(images, chosen, 0);

    private static ImageBatch Of(ImageSet images, IReadOnlyList<int> chosen, int first)
    {
        Matrix batch = new(chosen.Count, images.ImagePixels);
        for (int row = 0; row < batch.Rows; row++)
        {
            images.CopyImage(chosen[row], batch.Row(row));
        }

        return new ImageBatch(batch, first);
    }
}
