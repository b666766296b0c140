using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>What agreement is by chance alone: that of dictionaries of noise, as many as there are members.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="model">Encodes by them.</param>
/// <param name="images">The images whose codes are compared.</param>
internal sealed class NoiseAgreement(IBackend backend, ITakesFeatures model, IReadOnlyList<ImageBatch> images)
{
    /// <summary>How far each pair agrees.</summary>
    /// <param name="kind">The kind of its pairs.</param>
    /// <param name="noise">The dictionaries.</param>
    /// <param name="progress">Told how much is done, 0 to 1, from any thread.</param>
    public PairAgreement[] Of(string kind, Matrix[] noise, Action<double> progress)
    {
        const double encoding = 0.5;
        IEncodes[] encoders = [.. model.Encoders(noise)];
        Codes[] codes = Array.ConvertAll(encoders, encoder => new Codes(images[^1].End, encoder.Latents, encoder.Listed));
        foreach (ImageBatch batch in images)
        {
            for (int dictionary = 0; dictionary < encoders.Length; dictionary++)
            {
                codes[dictionary].Add(encoders[dictionary].Encode(batch), batch.First);
            }

            progress(encoding * batch.End / images[^1].End);
        }

        return PairAgreement.OfAllPairs(kind, new DictionaryCosines(backend, noise), codes, share => progress(encoding + (1 - encoding) * share));
    }
}
