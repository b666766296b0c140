using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Bench.Functions;

/// <summary>Of how many inputs a vectorised function returns other bits than the scalar one.</summary>
/// <param name="Inputs">Inputs that were tried.</param>
/// <param name="Different">Results with other bits, of all widths together.</param>
/// <param name="FirstInput">Where one was seen.</param>
internal sealed record VectorCheck(long Inputs, long Different, float FirstInput)
{
    private const int Chunk = 1 << 20;
    private static readonly VectorCheck Nothing = new(0, 0, 0);

    /// <summary>All 2³² bit patterns or every <paramref name="stride"/>-th of them, at each width of this machine.</summary>
    public static VectorCheck Run(Function function, uint stride, int threads)
    {
        VectorCheck total = Nothing;
        Lock gate = new();
        long inputs = ((1L << 32) + stride - 1) / stride;
        Parallel.For(
            0L,
            (inputs + Chunk - 1) / Chunk,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => (Widths: Backends.Widths.Select(width => Backends.CreateSimd(width, 1)).ToArray(), Sum: Nothing),
            (chunk, _, local) => (local.Widths, local.Sum.Plus(Of(function, local.Widths, chunk * Chunk, (int)Math.Min(Chunk, inputs - (chunk * Chunk)), stride))),
            local =>
            {
                foreach (IBackend backend in local.Widths)
                {
                    backend.Dispose();
                }

                lock (gate)
                {
                    total = total.Plus(local.Sum);
                }
            });
        return total;
    }

    private static VectorCheck Of(Function function, IBackend[] widths, long first, int count, uint stride)
    {
        View<float> x = View.Zeros<float>(1, count), y = View.Zeros<float>(1, count);
        float[] expected = new float[count];
        for (int i = 0; i < count; i++)
        {
            x.Values[i] = BitConverter.UInt32BitsToSingle((uint)((first + i) * stride));
            expected[i] = Elementary.Of(function, x.Values[i]);
        }

        (long different, float at) = (0, 0);
        foreach (IBackend backend in widths)
        {
            backend.Arithmetic.Apply(function, x, y);
            for (int i = 0; i < count; i++)
            {
                if (BitConverter.SingleToUInt32Bits(y.Values[i]) != BitConverter.SingleToUInt32Bits(expected[i]))
                {
                    (different, at) = (different + 1, x.Values[i]);
                }
            }
        }

        return new VectorCheck(count, different, at);
    }

    private VectorCheck Plus(VectorCheck other) =>
        new(Inputs + other.Inputs, Different + other.Different, Different > 0 ? FirstInput : other.FirstInput);
}
