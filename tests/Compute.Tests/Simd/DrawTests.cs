using System.Runtime.Intrinsics;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Compute.Simd.Draws;
using ResearchPipeline.Compute.Simd.Wide;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Simd;

/// <summary>Random numbers of places, of the plain loops and of every width.</summary>
public sealed class DrawTests
{
    private const int Fractions = 1 << 24;

    public static TheoryData<string> EveryBackend() => ["reference", .. Backends.Widths.Select(width => $"{width}")];

    [Theory]
    [MemberData(nameof(EveryBackend))]
    public void A_batch_filled_in_parts_is_the_batch_filled_at_once(string name)
    {
        using IBackend backend = name == "reference"
            ? Backends.Create(name, 1)
            : Backends.CreateSimd(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture), 2);
        Draw draw = new(11, Purpose.Corruption, 4, 9, 2);
        foreach (int columns in (int[])[1, 3, 16, 97, 784])
        {
            (View<float> Normals, View<float> Masks) whole = Filled(backend.Arithmetic, draw, columns, 30);
            (View<float> Normals, View<float> Masks) parts = Filled(backend.Arithmetic, draw, columns, 1, 6, 13, 10);
            parts.Normals.Values.ToArray().ShouldBe(whole.Normals.Values.ToArray());
            parts.Masks.Values.ToArray().ShouldBe(whole.Masks.Values.ToArray());
            whole.Masks.Values.ToArray().Distinct().Order().ShouldBe(columns == 1 ? whole.Masks.Values.ToArray().Distinct().Order() : [0f, 2f]);
        }
    }

    [Fact]
    public void A_sample_of_all_deviates_has_the_bits_of_the_plain_loops() => AllWidths(stride: 97);

    [Fact(Explicit = true)]
    public void All_radii_and_all_angles_have_the_bits_of_the_plain_loops() => AllWidths(stride: 1);

    private static (View<float> Normals, View<float> Masks) Filled(IArithmetic<float> on, Draw draw, int columns, params int[] parts)
    {
        (View<float> normals, View<float> masks) = (on.Zeros(parts.Sum(), columns), on.Zeros(parts.Sum(), columns));
        int first = 0;
        foreach (int rows in parts)
        {
            Draw part = draw with { FirstRow = draw.FirstRow + first };
            on.FillNormal(part, normals.RowsFrom(first, rows));
            on.FillMask(part, 0.5, 2, masks.RowsFrom(first, rows));
            first += rows;
        }

        return (normals, masks);
    }

    private static void AllWidths(int stride)
    {
        Deviates<Vector128<double>, WideLanes128>(stride);
        if (Backends.Widths.Contains(256))
        {
            Deviates<Vector256<double>, WideLanes256>(stride);
        }

        if (Backends.Widths.Contains(512))
        {
            Deviates<Vector512<double>, WideLanes512>(stride);
        }
    }

    // Multiplying by an odd number is one-to-one, so each of the 2²⁴ fractions comes up once as radius and once as angle.
    private static unsafe void Deviates<TWide, TLanes>(int stride)
        where TWide : unmanaged
        where TLanes : IWideLanes<TWide>
    {
        uint* words = stackalloc uint[2 * TLanes.Count];
        float* numbers = stackalloc float[4 * TLanes.Count];
        for (int first = 0; first < Fractions; first += TLanes.Count * stride)
        {
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                uint fraction = (uint)(first + lane);
                (words[2 * lane], words[2 * lane + 1]) = ((fraction << 8) + 0x55, (fraction * 0x9E3779B1) << 8);
            }

            TWide pairs = default(NormalOfWords<TWide, TLanes>).Of(TLanes.LoadWide((double*)words));
            TLanes.StoreInTurn(pairs, pairs, numbers);
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                float earlier = RandomElement.NormalOfWords(words[2 * lane], words[2 * lane + 1], isEarlier: true);
                float later = RandomElement.NormalOfWords(words[2 * lane], words[2 * lane + 1], isEarlier: false);
                bool same = BitConverter.SingleToInt32Bits(earlier) == BitConverter.SingleToInt32Bits(numbers[4 * lane])
                    && BitConverter.SingleToInt32Bits(later) == BitConverter.SingleToInt32Bits(numbers[4 * lane + 1]);
                if (!same)
                {
                    Assert.Fail($"{TLanes.Count} lanes, words {words[2 * lane]:X8} and {words[2 * lane + 1]:X8}: {numbers[4 * lane]:R} and {numbers[4 * lane + 1]:R}, not {earlier:R} and {later:R}");
                }
            }
        }
    }
}
