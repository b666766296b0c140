using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation;

/// <summary>What is measured of one model's reconstructions, by image.</summary>
/// <param name="images">Number of images.</param>
/// <param name="areProbabilities">Whether pixels of the reconstructions are probabilities.</param>
internal sealed class ImageMeasures(int images, bool areProbabilities = false)
{
    public double[] SquaredErrors { get; } = new double[images];

    public double[] Pearson { get; } = new double[images];

    public double[] ReconstructionSquares { get; } = new double[images];

    public double[] Products { get; } = new double[images];

    public double[] NormRatios { get; } = new double[images];

    /// <summary>Cross-entropy of the pixels, in nats; null where they are no probabilities.</summary>
    public double[]? CrossEntropies { get; } = areProbabilities ? new double[images] : null;

    /// <summary>Measures one image's reconstructions by several models.</summary>
    /// <param name="models">The measures of each.</param>
    /// <param name="image">Its number.</param>
    /// <param name="original">Its pixels.</param>
    /// <param name="reconstructions">Those of each model's reconstruction.</param>
    public static void Add(ImageMeasures[] models, int image, ReadOnlySpan<float> original, ReadOnlyMemory<float>[] reconstructions)
    {
        ImageSums[] sums = ImageSumsModule.ofImages(original, reconstructions);
        for (int model = 0; model < models.Length; model++)
        {
            models[model].Add(image, original, reconstructions[model].Span, sums[model]);
        }
    }

    /// <summary>Pearson of the images for which it is defined.</summary>
    public double[] DefinedPearson() => Pearson.Where(value => !double.IsNaN(value)).ToArray();

    private void Add(int image, ReadOnlySpan<float> original, ReadOnlySpan<float> reconstruction, ImageSums sums)
    {
        SquaredErrors[image] = sums.SquaredError;
        Pearson[image] = sums.Pearson;
        ReconstructionSquares[image] = sums.ReconstructionSquares;
        Products[image] = sums.Product;
        if (CrossEntropies is not null)
        {
            CrossEntropies[image] = PixelCrossEntropy.ofImage(Logarithm.Natural, original, reconstruction);
        }

        NormRatios[image] = sums.Squares > 0 ? Math.Sqrt(sums.ReconstructionSquares / sums.Squares) : double.NaN;
    }
}
