using ResearchPipeline.Specification;

namespace ResearchPipeline.Bench.Scaling;

/// <summary>One point of the scaling table: the main study's step with one number changed.</summary>
/// <param name="Parameter">Which number: "latents", "members", "k" or "threads".</param>
/// <param name="Members">Autoencoders.</param>
/// <param name="Latents">Features of each.</param>
/// <param name="K">Active latents of an image.</param>
/// <param name="Threads">Threads that compute.</param>
internal sealed record ScalingCase(string Parameter, int Members, int Latents, int K, int Threads)
{
    private static readonly int[] LatentCounts = [256, 512, 1024, 2048, 4096, 8192];
    private static readonly int[] MemberCounts = [1, 2, 5, 8, 16];
    private static readonly int[] ActiveCounts = [10, 25, 50, 100, 200];

    /// <summary>The changed number.</summary>
    public int Value => Parameter switch
    {
        "latents" => Latents,
        "members" => Members,
        "k" => K,
        _ => Threads,
    };

    /// <summary>Bytes of everything that a step works on: parameters, moments and average, the batch, and the one that comes next.</summary>
    public double WorkingBytes
    {
        get
        {
            double inputs = DatasetModule.kind(DatasetSource.Mnist).Pixels;
            const double images = Kernels.StepWorkload.Images;
            return sizeof(float) * Members * (4.0 * Latents * inputs + 2 * images * (Latents + inputs + 4.0 * K));
        }
    }

    /// <summary>Every case; the main study's own numbers are among them for each parameter.</summary>
    public static IReadOnlyList<ScalingCase> All(int threads) =>
    [
        .. LatentCounts.Select(latents => new ScalingCase("latents", 5, latents, 50, threads)),
        .. MemberCounts.Select(members => new ScalingCase("members", members, 1024, 50, threads)),
        .. ActiveCounts.Select(k => new ScalingCase("k", 5, 1024, k, threads)),
        .. ThreadCounts(threads).Select(count => new ScalingCase("threads", 5, 1024, 50, count)),
    ];

    /// <summary>The main study's own numbers.</summary>
    public bool IsMainStudy(int threads) => (Members, Latents, K, Threads) == (5, 1024, 50, threads);

    private static IEnumerable<int> ThreadCounts(int most)
    {
        for (int count = 1; count < most; count *= 2)
        {
            yield return count;
        }

        yield return most;
    }
}
