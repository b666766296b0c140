using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation;

/// <summary>Log-likelihoods of images by codes that are drawn from their posteriors.</summary>
/// <param name="model">The member.</param>
/// <param name="seed">The study's.</param>
/// <param name="member">Its number.</param>
internal readonly struct DrawnLikelihoods(IHasLikelihood model, ulong seed, int member)
{
    /// <summary>ln p(x|z) in nats of every code that is drawn, image after image.</summary>
    /// <param name="images">The images.</param>
    /// <param name="posterior">Their posteriors.</param>
    /// <param name="purpose">What the codes are drawn for.</param>
    /// <param name="ofImage">Codes of an image.</param>
    /// <param name="logRatios">ln p(z) - ln q(z|x) of each code.</param>
    public double[] Of(ImageBatch images, Posterior posterior, Purpose purpose, int ofImage, out double[] logRatios)
    {
        (ulong ofSeed, ulong ofMember) = (seed, (ulong)member << 32);
        CodeDraws draws = new(images.Rows, posterior.Latents, ofImage);
        draws.Fill(posterior, row => new PhiloxSequence(ofSeed, purpose, ofMember | (uint)(images.First + row)));
        double[] values = new double[draws.Codes.Rows];
        model.LogLikelihoods(images.Images, draws.Codes, values);
        logRatios = draws.LogRatios;
        return values;
    }
}
