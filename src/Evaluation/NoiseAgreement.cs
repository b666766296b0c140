using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Evaluation;

/// <summary>What agreement is by chance alone: that of dictionaries of noise, as many as there are members.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="forward">Encodes the images.</param>
/// <param name="images">The images whose codes are compared.</param>
/// <param name="k">Latents of a code.</param>
internal sealed class NoiseAgreement(IBackend backend, EnsembleForward forward, ImageSet images, int k)
{
    /// <summary>How far each pair agrees.</summary>
    /// <param name="kind">The kind of its pairs.</param>
    /// <param name="noise">The dictionaries.</param>
    /// <param name="progress">Told how much is done, 0 to 1, from any thread.</param>
    public PairAgreement[] Of(string kind, Layer[] noise, Action<double> progress)
    {
        const double encoding = 0.5;
        MemberCodes[] codes = noise.Select(_ => new MemberCodes(images.Count, k)).ToArray();
        forward.Encode(noise, images, (batch, start) =>
        {
            for (int dictionary = 0; dictionary < noise.Length; dictionary++)
            {
                codes[dictionary].Add(batch.Codes[dictionary], batch.Rows, start);
            }

            progress(encoding * (start + batch.Rows) / images.Count);
        });
        DictionaryCosines cosines = new(backend, noise.Select(layer => layer.Weights).ToArray());
        return PairAgreement.OfAllPairs(kind, cosines, codes, noise[0].Latents, share => progress(encoding + (1 - encoding) * share));
    }
}
