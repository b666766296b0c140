using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// How probable a member holds images to be, in nats: what its code costs, what its code tells, and lower bounds of the logarithm of the likelihood that come of both
/// (Kingma and Welling 2014, equation 10; Burda, Grosse and Salakhutdinov 2016, equation 8).
/// </summary>
/// <param name="images">Number of images.</param>
internal sealed class EvidenceBounds(int images)
{
    /// <summary>Codes of an image that bound its likelihood.</summary>
    public const int Samples = 100;

    /// <summary>Divergence of each image's posterior from the prior.</summary>
    public double[] Divergences { get; } = new double[images];

    /// <summary>Log-likelihood of each image by one code of it.</summary>
    public double[] Reconstructions { get; } = new double[images];

    /// <summary>The divergences where images are made binary and encoded so.</summary>
    public double[] BinaryDivergences { get; } = new double[images];

    /// <summary>The log-likelihoods of those by one code.</summary>
    public double[] BinaryReconstructions { get; } = new double[images];

    /// <summary>The importance-weighted bound of those.</summary>
    public double[] BinaryLikelihoods { get; } = new double[images];

    /// <param name="model">The model.</param>
    /// <param name="seed">The study's.</param>
    /// <param name="batches">The images that judge.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <returns>Of each member.</returns>
    public static EvidenceBounds[] Run(object model, ulong seed, IReadOnlyList<ImageBatch> batches, Action<double> progress)
    {
        IHasPosterior[] encoding = Capability.OfMembers<IHasPosterior>(model);
        IHasLikelihood[] decoding = Capability.OfMembers<IHasLikelihood>(model);
        EvidenceBounds[] members = Array.ConvertAll(decoding, _ => new EvidenceBounds(batches[^1].End));
        foreach (ImageBatch grey in batches)
        {
            ImageBatch binary = BinaryImages.Of(grey, seed);
            for (int member = 0; member < members.Length; member++)
            {
                members[member].Add(encoding[member], new(decoding[member], seed, member), grey, binary);
            }

            progress((double)grey.End / batches[^1].End);
        }

        return members;
    }

    private void Add(IHasPosterior encoding, DrawnLikelihoods likelihoods, ImageBatch grey, ImageBatch binary)
    {
        Posterior ofGrey = encoding.PosteriorOf(grey), ofBinary = encoding.PosteriorOf(binary);
        AddDivergences(ofGrey, grey.First, Divergences);
        AddDivergences(ofBinary, binary.First, BinaryDivergences);
        likelihoods.Of(grey, ofGrey, Purpose.EvaluatedCode, 1, out _).CopyTo(Reconstructions, grey.First);
        likelihoods.Of(binary, ofBinary, Purpose.BinaryImageCode, 1, out _).CopyTo(BinaryReconstructions, binary.First);
        double[] weights = likelihoods.Of(binary, ofBinary, Purpose.ImportanceSample, Samples, out double[] ratios);
        for (int image = 0; image < binary.Rows; image++)
        {
            Span<double> own = weights.AsSpan(image * Samples, Samples);
            for (int sample = 0; sample < Samples; sample++)
            {
                own[sample] += ratios[image * Samples + sample];
            }

            BinaryLikelihoods[binary.First + image] = ImportanceBound.logMean(Exponential.Wide, Logarithm.Natural, own);
        }
    }

    private static void AddDivergences(Posterior posterior, int first, double[] divergences)
    {
        for (int image = 0; image < posterior.Images; image++)
        {
            divergences[first + image] = NormalDivergence.ofCode(Exponential.WideLessOne, posterior.Means.Row(image), posterior.LogVariances.Row(image));
        }
    }
}
