using ResearchPipeline.Compute.Random;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What is drawn while a member learns: the numbers of our own counter-based streams, for another engine can be compared only with the same ones.</summary>
/// <param name="arithmetic">Draws.</param>
/// <param name="numbers">To compute with.</param>
/// <param name="seed">The study's.</param>
/// <param name="member">0, 1, …</param>
internal sealed class TorchDraws(IArithmetic<float> arithmetic, Numbers numbers, ulong seed, int member)
{
    private const int LanesOfMember = 1 << 16;

    /// <summary>Normal deviates from which a code is drawn, images × latents.</summary>
    public Tensor CodeNoise(long time, int images, int latents) => Normal(Purpose.CodeSample, time, images, latents);

    /// <summary>Inputs as they are encoded.</summary>
    public Tensor Corrupted(Corruption corruption, Tensor x, long time) => corruption switch
    {
        Corruption.Masking masking => x * Mask(Purpose.Corruption, masking.share, 1, x, time, 0),
        Corruption.Noise noise => x + Normal(Purpose.Corruption, time, (int)x.shape[0], (int)x.shape[1]) * noise.deviation,
        _ => x,
    };

    /// <summary>Inverted dropout behind a layer.</summary>
    public Tensor Dropped(double share, Tensor x, long time, uint place) => share == 0 ? x : x * Mask(Purpose.Dropout, share, 1 / (1 - share), x, time, place);

    private Tensor Mask(Purpose purpose, double share, double kept, Tensor x, long time, uint place)
    {
        View<float> mask = arithmetic.Zeros((int)x.shape[0], (int)x.shape[1]);
        arithmetic.FillMask(DrawOf(purpose, time, place), share, (float)kept, mask);
        return Copied(mask);
    }

    private Tensor Normal(Purpose purpose, long time, int rows, int columns)
    {
        View<float> noise = arithmetic.Zeros(rows, columns);
        arithmetic.FillNormal(DrawOf(purpose, time, 0), noise);
        return Copied(noise);
    }

    private Draw DrawOf(Purpose purpose, long time, uint place) => new(seed, purpose, (uint)time, (uint)member * LanesOfMember + place, 0);

    private Tensor Copied(View<float> values)
    {
        float[] copy = new float[values.Count];
        arithmetic.Read(values, copy);
        return numbers.Of(copy, values.Rows, values.Columns);
    }
}
