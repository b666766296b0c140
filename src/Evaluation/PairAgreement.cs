using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>How far two members of one kind agree.</summary>
/// <param name="Kind">"members", "isotropic" or "second-moment".</param>
/// <param name="First">The lower member.</param>
/// <param name="Second">The higher member.</param>
/// <param name="Dictionary">Agreement of their dictionaries.</param>
/// <param name="Jaccard">Mean over images of the Jaccard index of their active sets.</param>
internal sealed record PairAgreement(string Kind, int First, int Second, Agreement Dictionary, double Jaccard)
{
    /// <summary>Every pair of members and, where the model takes features, of as many dictionaries of each kind of noise.</summary>
    /// <param name="subject">Its members encode and have features.</param>
    /// <param name="backend">Where to compute; it can show in no result.</param>
    public static PairAgreement[] OfAllKinds(Subject subject, IBackend backend)
    {
        PairAgreement[] members = OfAllPairs(ModelNames.Members, subject.Cosines, subject.Test.Codes, subject.Progress.Of(EvaluationPart.Members));
        if (subject.Model is not ITakesFeatures model)
        {
            return members;
        }

        Matrix[] features = subject.Features;
        NoiseAgreement agreement = new(backend, model, subject.TestBatches);
        Action<double> progress = subject.Progress.Of(EvaluationPart.Noise);
        return
        [
            .. members,
            .. agreement.Of(ModelNames.Isotropic, IsotropicNoise.Dictionaries(subject.Study.Seed, features), share => progress(share / 2)),
            .. agreement.Of(ModelNames.SecondMoment, SecondMomentNoise.Dictionaries(backend, subject.Study.Seed, features), share => progress((1 + share) / 2)),
        ];
    }

    /// <summary>Every pair, in order of (first, second); assignments run in parallel, results do not depend on it.</summary>
    /// <param name="kind">"members", "isotropic" or "second-moment".</param>
    /// <param name="cosines">Of the members' dictionaries.</param>
    /// <param name="codes">Of the same images, by member.</param>
    /// <param name="progress">Told how much is done, 0 to 1, from any thread.</param>
    public static PairAgreement[] OfAllPairs(
        string kind, DictionaryCosines cosines, Codes[] codes, Action<double> progress)
    {
        const double multiplying = 0.5;
        List<(int First, int Second, float[] Cosines)> pairs = [];
        for (int first = 0; first < codes.Length - 1; first++)
        {
            for (int second = first + 1; second < codes.Length; second++)
            {
                pairs.Add((first, second, cosines.Between(first, second)));
            }

            progress(multiplying * (first + 1) / (codes.Length - 1));
        }

        int done = 0;
        PairAgreement[] results = new PairAgreement[pairs.Count];
        Parallel.For(0, results.Length, i =>
        {
            (int first, int second, float[] matrix) = pairs[i];
            results[i] = new PairAgreement(
                kind, first, second, AgreementModule.ofCosines(matrix, codes[first].Latents), MeanJaccard(codes[first], codes[second]));
            progress(multiplying + (1 - multiplying) * Interlocked.Increment(ref done) / results.Length);
        });
        progress(1);
        return results;
    }

    private static double MeanJaccard(Codes a, Codes b)
    {
        double sum = 0;
        for (int image = 0; image < a.Images; image++)
        {
            sum += Similarity.jaccard(a.Active(image), b.Active(image));
        }

        return sum / a.Images;
    }
}
