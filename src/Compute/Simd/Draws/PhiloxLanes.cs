using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Simd.Wide;

namespace ResearchPipeline.Compute.Simd.Draws;

/// <summary>The rounds of <see cref="Philox4x32"/> of as many blocks as there are lanes. The high half of a lane may hold anything on the way.</summary>
internal static class PhiloxLanes<TWide, TLanes>
    where TWide : unmanaged
    where TLanes : IWideLanes<TWide>
{
    /// <summary>The words of blocks one after another: the first two of each, and the others.</summary>
    /// <param name="draw">Which random numbers.</param>
    /// <param name="block">The first block.</param>
    /// <param name="others">The third and the fourth word of each.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Words(in Draw draw, uint block, out TWide others)
    {
        TWide c0 = TLanes.Ascending(block), c1 = TLanes.BroadcastBits((uint)draw.Purpose);
        TWide c2 = TLanes.BroadcastBits(draw.Step), c3 = TLanes.BroadcastBits(draw.Lane);
        TWide multiplier0 = TLanes.BroadcastBits(Philox4x32.Multiplier0), multiplier1 = TLanes.BroadcastBits(Philox4x32.Multiplier1);
        (uint k0, uint k1) = ((uint)draw.Seed, (uint)(draw.Seed >> 32));
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            TWide product0 = TLanes.MultiplyWords(multiplier0, c0), product1 = TLanes.MultiplyWords(multiplier1, c2);
            c0 = TLanes.Xor(TLanes.Xor(TLanes.ShiftDown(product1, 32), c1), TLanes.BroadcastBits(k0));
            c2 = TLanes.Xor(TLanes.Xor(TLanes.ShiftDown(product0, 32), c3), TLanes.BroadcastBits(k1));
            (c1, c3) = (product1, product0);
            k0 += Philox4x32.Weyl0;
            k1 += Philox4x32.Weyl1;
        }

        others = Pair(c2, c3);
        return Pair(c0, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Pair(TWide earlier, TWide later) =>
        TLanes.Or(TLanes.And(earlier, TLanes.BroadcastBits(uint.MaxValue)), TLanes.ShiftUp(later, 32));
}
