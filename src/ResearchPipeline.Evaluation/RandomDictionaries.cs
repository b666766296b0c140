using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Tables;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation;

/// <summary>As many dictionaries as there are members, of isotropic directions: what agreement is by chance alone.</summary>
internal sealed class RandomDictionaries(IBackend backend, EnsembleForward forward, Experiment experiment, int members)
{
    /// <summary>How far each pair agrees, its codes being those of the given images.</summary>
    public PairAgreement[] Agreement(ImageSet images, Action<double> progress)
    {
        const double encoding = 0.5;
        Layer[] random = Enumerable.Range(0, members).Select(Dictionary).ToArray();
        MemberCodes[] codes = random.Select(_ => new MemberCodes(images.Count, experiment.Model.K)).ToArray();
        forward.Encode(random, images, (batch, start) =>
        {
            for (int member = 0; member < members; member++)
            {
                codes[member].Add(batch.Codes[member], batch.Rows, start);
            }

            progress(encoding * (start + batch.Rows) / images.Count);
        });
        DictionaryCosines cosines = new(backend, random.Select(layer => layer.Weights).ToArray());
        return PairAgreement.OfAllPairs(
            ModelNames.Random, cosines, codes, experiment.Model.Latents, share => progress(encoding + (1 - encoding) * share));
    }

    // Independent normal deviates.
    private Layer Dictionary(int member)
    {
        PhiloxSequence normal = new(experiment.Seed, Purpose.RandomDictionary, (ulong)member);
        Layer layer = Layer.Zeros(experiment.Model.Latents, ImageSet.ImagePixels);
        foreach (ref float weight in layer.Weights.Values)
        {
            weight = (float)normal.NextNormal();
        }

        return layer;
    }
}
