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

    /// <summary>Measures one reconstruction.</summary>
    public void Add(int image, ReadOnlySpan<float> original, ReadOnlySpan<float> reconstruction)
    {
        SquaredErrors[image] = SquaredError.ofImage(original, reconstruction);
        Pearson[image] = Correlation.pearson(original, reconstruction);
        (ReconstructionSquares[image], Products[image]) = Shrinkage.terms(original, reconstruction);
        (double squares, _) = Shrinkage.terms(original, original);
        if (CrossEntropies is not null)
        {
            CrossEntropies[image] = PixelCrossEntropy.ofImage(Logarithm.Natural, original, reconstruction);
        }

        NormRatios[image] = squares > 0 ? Math.Sqrt(ReconstructionSquares[image] / squares) : double.NaN;
    }

    /// <summary>Pearson of the images for which it is defined.</summary>
    public double[] DefinedPearson() => Pearson.Where(value => !double.IsNaN(value)).ToArray();
}
