using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Simd;

/// <summary>Where a function has branches, its vectorised form has selections: all neighbourhoods of them, and a sample of the 2³² inputs that the bench tries (vectors).</summary>
public sealed class VectorFunctionTests
{
    private const uint Stride = 40_009;

    // Cuts of the exponential and of softplus, and what lies around the ends of the results.
    private static readonly float[] Cuts =
        [128f, 64f, 40f, 88.72283f, 88.722844f, 103.97208f, 103.27893f, 87.33655f, 0.34657359f, 0.69314718f, -0.88137358f, 9.010913f, 17.32868f, 1.41421356f, 0.70710678f];

    public static TheoryData<Function> Functions() => [.. Enum.GetValues<Function>()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_vectorised_function_returns_the_bits_of_the_scalar_one(Function function)
    {
        uint[] inputs = [.. Powers(), .. NearCuts(), .. NoNumbers(), .. Sample()];
        View<float> x = View.Zeros<float>(1, inputs.Length), y = View.Zeros<float>(1, inputs.Length);
        foreach (int width in Backends.Widths)
        {
            using IBackend backend = Backends.CreateSimd(width, 2);
            inputs.CopyTo(System.Runtime.InteropServices.MemoryMarshal.Cast<float, uint>(x.Values));
            backend.Arithmetic.Apply(function, x, y);
            for (int i = 0; i < inputs.Length; i++)
            {
                uint expected = BitConverter.SingleToUInt32Bits(Elementary.Of(function, x.Values[i]));
                if (BitConverter.SingleToUInt32Bits(y.Values[i]) != expected)
                {
                    Assert.Fail($"{function} of the bits {inputs[i]:X8} at {width} bits of width: {y.Values[i]:R}, not {BitConverter.UInt32BitsToSingle(expected):R}");
                }
            }
        }
    }

    // Every power of two of both signs, zero, the least subnormal and infinity among them, with its neighbours.
    private static IEnumerable<uint> Powers() =>
        from exponent in Enumerable.Range(0, 512)
        from offset in Enumerable.Range(-3, 7)
        select (uint)((exponent << 23) + offset);

    private static IEnumerable<uint> NearCuts() =>
        from cut in Cuts
        from sign in (float[])[1, -1]
        from multiple in (float[])[0.5f, 1, 2, 3, 7]
        from offset in Enumerable.Range(-40, 81)
        select (uint)(BitConverter.SingleToInt32Bits(sign * multiple * cut) + offset);

    // Quiet and signalling, with both signs.
    private static uint[] NoNumbers() => [0x7FC00000, 0xFFC00000, 0x7F800001, 0xFF800001, 0x7FBFFFFF, 0xFFFFFFFF, 0x7FC12345, 0xFFA00000];

    private static IEnumerable<uint> Sample()
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Stride)
        {
            yield return (uint)bits;
        }
    }
}
