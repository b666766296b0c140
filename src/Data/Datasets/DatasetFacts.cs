namespace ResearchPipeline.Data.Datasets;

/// <summary>What a set of images is, computed exactly from its integer pixels.</summary>
/// <param name="Images">Number of images.</param>
/// <param name="ImagesPerClass">Number of images of each class.</param>
/// <param name="PixelMean">Mean intensity on [0, 1].</param>
/// <param name="VarianceSum">Sum over the pixels of the variance over images (divided by the number of images).</param>
/// <param name="NonZeroShare">Share of pixels that are not zero.</param>
/// <param name="MeanImage">Mean of each pixel on [0, 1].</param>
/// <param name="PixelVariances">Variance of each pixel over images (divided by the number of images).</param>
public sealed record DatasetFacts(
    int Images,
    IReadOnlyList<int> ImagesPerClass,
    double PixelMean,
    double VarianceSum,
    double NonZeroShare,
    IReadOnlyList<double> MeanImage,
    IReadOnlyList<double> PixelVariances)
{
    /// <summary>Measures a set of images. Integer sums, so no order of summation can matter.</summary>
    public static DatasetFacts Of(ImageSet images)
    {
        int pixels = images.ImagePixels;
        long[] sums = new long[pixels];
        long[] squares = new long[pixels];
        long nonZero = 0;
        ReadOnlySpan<byte> values = images.Pixels.Span;
        for (int start = 0; start < values.Length; start += pixels)
        {
            for (int d = 0; d < pixels; d++)
            {
                long value = values[start + d];
                sums[d] += value;
                squares[d] += value * value;
                nonZero += value == 0 ? 0 : 1;
            }
        }

        double count = images.Count;
        int[] perClass = new int[images.Classes];
        foreach (byte label in images.Labels.Span)
        {
            perClass[label]++;
        }

        // n·Σv² - (Σv)² is an integer below 2⁶³ for 60,000 bytes: exact up to the one division.
        double[] variances = new double[pixels];
        for (int d = 0; d < pixels; d++)
        {
            variances[d] = (images.Count * squares[d] - sums[d] * sums[d]) / (count * count * 255 * 255);
        }

        return new DatasetFacts(
            images.Count,
            perClass,
            sums.Sum() / (count * pixels * 255),
            variances.Sum(),
            nonZero / (count * pixels),
            sums.Select(sum => sum / (count * 255)).ToArray(),
            variances);
    }
}
