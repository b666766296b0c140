using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Simd.Wide;

namespace ResearchPipeline.Compute.Simd.Draws;

/// <summary>The operations of <see cref="Reference.RandomElement.Normal"/> lane by lane.</summary>
internal readonly struct NormalOfWords<TWide, TLanes> : IWordFunction<TWide>
    where TWide : unmanaged
    where TLanes : IWideLanes<TWide>
{
    private const double Unit = 1.0 / (1 << 24);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide Of(TWide words)
    {
        TWide u = TLanes.Number(TLanes.And(TLanes.ShiftDown(words, 8), TLanes.BroadcastBits(0xFFFFFF)));
        TWide v = TLanes.Number(TLanes.ShiftDown(words, 40));
        TWide unit = TLanes.Broadcast(Unit);
        TWide logarithm = TLanes.Round(WideLogarithm<TWide, TLanes>.Of(TLanes.Multiply(TLanes.Add(u, TLanes.Broadcast(1)), unit)));

        // Of a binary32 number the root in binary64, rounded to binary32, is the root in binary32; and a product of two is exact in binary64.
        TWide radius = TLanes.Round(TLanes.Root(TLanes.Multiply(TLanes.Broadcast(-2), logarithm)));
        TWide sine = WideCircular<TWide, TLanes>.Sine(TLanes.Multiply(v, unit), out TWide cosine);
        return TLanes.Pairs(TLanes.Multiply(radius, cosine), TLanes.Multiply(radius, sine));
    }
}
