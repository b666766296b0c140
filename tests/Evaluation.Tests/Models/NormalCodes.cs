using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>
/// Two latents: means are the first pixel less the second and an eighth of the third, variances 1 and 1/e. With c = -1 - (sum of the pixels), ln p(x|z) = c + ln q(z|x) - ln p(z) + t·z1:
/// where t is 0, ln p(x) is c, and every code that is drawn says so. A code is decoded to its own two numbers.
/// </summary>
/// <param name="tilt">t.</param>
internal sealed class NormalCodes(double tilt = 0) : IHasPlane, IHasLikelihood
{
    public Posterior PosteriorOf(ImageBatch images)
    {
        Posterior posterior = new(new Matrix(images.Rows, 2), new Matrix(images.Rows, 2));
        for (int row = 0; row < images.Rows; row++)
        {
            Span<float> image = images.Images.Row(row);
            (posterior.Means.Row(row)[0], posterior.Means.Row(row)[1]) = (image[0] - image[1], image[2] / 8);
            posterior.LogVariances.Row(row)[1] = -1;
        }

        return posterior;
    }

    public Matrix Decode(Matrix codes)
    {
        Matrix images = new(codes.Rows, MnistImages.Pixels);
        for (int row = 0; row < codes.Rows; row++)
        {
            codes.Row(row).CopyTo(images.Row(row));
        }

        return images;
    }

    public void LogLikelihoods(Matrix images, Matrix codes, Span<double> values)
    {
        for (int row = 0; row < codes.Rows; row++)
        {
            values[row] = LogLikelihood(images.Row(row / (codes.Rows / images.Rows)), codes.Row(row)[0], codes.Row(row)[1]);
        }
    }

    /// <summary>ln p(x|z).</summary>
    public double LogLikelihood(ReadOnlySpan<float> image, double first, double second)
    {
        double c = -1;
        foreach (float pixel in image)
        {
            c -= pixel;
        }

        (double ofFirst, double ofSecond) = (first - (image[0] - image[1]), (second - image[2] / 8) * Math.Exp(0.5));
        double logPosterior = -0.5 * (ofFirst * ofFirst + ofSecond * ofSecond) + 0.5;
        double logPrior = -0.5 * (first * first + second * second);
        return c + logPosterior - logPrior + tilt * first;
    }
}
