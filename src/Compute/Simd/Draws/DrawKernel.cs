using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Simd.Wide;

namespace ResearchPipeline.Compute.Simd.Draws;

/// <summary>Random numbers of places that follow each other.</summary>
internal static unsafe class DrawKernel<TWide, TLanes>
    where TWide : unmanaged
    where TLanes : IWideLanes<TWide>
{
    private const int WordsPerBlock = 4;

    /// <summary>target[i] = the number of place + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<TFunction>(TFunction function, in Draw draw, int place, float* target, int count)
        where TFunction : struct, IWordFunction<TWide>
    {
        int atOnce = WordsPerBlock * TLanes.Count;
        float* cut = stackalloc float[atOnce];
        uint block = (uint)(place / WordsPerBlock);
        int skipped = place % WordsPerBlock;
        for (int i = 0; i < count; block += (uint)TLanes.Count)
        {
            bool fits = skipped == 0 && count - i >= atOnce;
            TWide first = PhiloxLanes<TWide, TLanes>.Words(draw, block, out TWide second);
            TLanes.StoreInTurn(function.Of(first), function.Of(second), fits ? target + i : cut);
            int taken = Math.Min(count - i, atOnce - skipped);
            if (!fits)
            {
                new ReadOnlySpan<float>(cut + skipped, taken).CopyTo(new Span<float>(target + i, taken));
            }

            i += taken;
            skipped = 0;
        }
    }
}
