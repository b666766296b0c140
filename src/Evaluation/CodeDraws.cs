using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>Codes z = μ + e^(s/2)·ε that are drawn from the posteriors of images, as many of each image, image after image.</summary>
internal sealed class CodeDraws
{
    private readonly int _ofImage;

    /// <param name="images">Number of images.</param>
    /// <param name="latents">Latents of a code.</param>
    /// <param name="ofImage">Codes of an image.</param>
    public CodeDraws(int images, int latents, int ofImage)
    {
        _ofImage = ofImage;
        Codes = new Matrix(images * ofImage, latents);
        LogRatios = new double[images * ofImage];
    }

    /// <summary>The codes, binary32 as a decoder takes them.</summary>
    public Matrix Codes { get; }

    /// <summary>ln p(z) - ln q(z|x) of each, p the prior and q the posterior, of z as it was rounded.</summary>
    public double[] LogRatios { get; }

    /// <summary>Draws. An image's codes are the first numbers of its own stream, whatever images are drawn with it.</summary>
    /// <param name="posterior">Of as many images.</param>
    /// <param name="streamOf">The stream of a row of it, at its beginning.</param>
    public void Fill(Posterior posterior, Func<int, PhiloxSequence> streamOf) =>
        Parallel.For(0, posterior.Images, image => FillImage(posterior, image, streamOf(image)));

    private void FillImage(Posterior posterior, int image, PhiloxSequence stream)
    {
        ReadOnlySpan<float> means = posterior.Means.Row(image);
        ReadOnlySpan<float> logVariances = posterior.LogVariances.Row(image);
        double[] deviations = new double[posterior.Latents];
        for (int latent = 0; latent < deviations.Length; latent++)
        {
            deviations[latent] = Exponential.Wide(0.5 * logVariances[latent]);
        }

        for (int draw = image * _ofImage; draw < (image + 1) * _ofImage; draw++)
        {
            Span<float> code = Codes.Row(draw);
            for (int latent = 0; latent < code.Length; latent++)
            {
                code[latent] = (float)(means[latent] + deviations[latent] * stream.NextNormal());
            }

            LogRatios[draw] = ImportanceBound.logRatio(code, means, deviations, logVariances);
        }
    }
}
