using ResearchPipeline.Compute.Random;

namespace ResearchPipeline.Data.Datasets;

/// <summary>
/// Cuts of each image one square patch of 8 x 8 pixels in all channels, at a place that is a function of the image's number in its split alone: the same files give the same
/// patches on every machine and for every seed of a study, because all runs of a study share its images.
/// 8 x 8 x 3 = 192 numbers: an edge or a blob of colour fits, 50,000 patches are 260 for each number, which a covariance needs to be known well, and all its eigenvectors take
/// a second. Of 12 x 12 the same number of patches would be 116 for each.
/// </summary>
public static class PatchCutter
{
    /// <summary>Rows and columns of a patch.</summary>
    public const int Side = 8;

    /// <summary>The split of training images, for whoever cuts one.</summary>
    public const int Train = 0;

    /// <summary>That of test images.</summary>
    public const int Test = 1;

    // Nothing up a sleeve: the year of CIFAR-10.
    private const ulong Seed = 2009;

    /// <summary>The upper left corner of an image's patch: row and column, each uniform over all places where a patch fits.</summary>
    /// <param name="split">0 for training images, 1 for test images.</param>
    /// <param name="image">Number of the image in its split.</param>
    /// <param name="rows">Rows of an image, at least 8.</param>
    /// <param name="columns">Columns of it, as many.</param>
    public static (int Row, int Column) PlaceOf(int split, int image, int rows, int columns)
    {
        PhiloxSequence random = new(Seed, Purpose.Patches, ((ulong)split << 32) | (uint)image);
        return (random.NextIndex(rows - Side + 1), random.NextIndex(columns - Side + 1));
    }

    /// <summary>Copies a patch.</summary>
    /// <param name="image">An image, channel after channel, row after row.</param>
    /// <param name="rows">Rows of it.</param>
    /// <param name="columns">Columns of it.</param>
    /// <param name="place">The patch's upper left corner.</param>
    /// <param name="patch">Room for as many channels of 8 x 8.</param>
    public static void Cut(ReadOnlySpan<byte> image, int rows, int columns, (int Row, int Column) place, Span<byte> patch)
    {
        int channels = image.Length / (rows * columns);
        for (int line = 0; line < channels * Side; line++)
        {
            (int channel, int row) = Math.DivRem(line, Side);
            image.Slice((channel * rows + place.Row + row) * columns + place.Column, Side).CopyTo(patch[(line * Side)..]);
        }
    }
}
