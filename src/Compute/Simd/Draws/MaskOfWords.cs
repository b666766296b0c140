using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Simd.Wide;

namespace ResearchPipeline.Compute.Simd.Draws;

/// <summary>What <see cref="Reference.RandomElement.Keeps"/> keeps becomes a number, the rest +0.</summary>
internal readonly struct MaskOfWords<TWide, TLanes> : IWordFunction<TWide>
    where TWide : unmanaged
    where TLanes : IWideLanes<TWide>
{
    private readonly TWide _least, _word, _kept, _keptLater;

    /// <summary>Keeps words that are at least a share of 2³².</summary>
    public MaskOfWords(double share, float kept)
    {
        ulong bits = BitConverter.SingleToUInt32Bits(kept);
        _least = TLanes.BroadcastBits(Least(share));
        _word = TLanes.BroadcastBits(uint.MaxValue);
        (_kept, _keptLater) = (TLanes.BroadcastBits(bits), TLanes.BroadcastBits(bits << 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide Of(TWide words) => TLanes.Or(
        TLanes.And(TLanes.AtLeast(TLanes.And(words, _word), _least), _kept),
        TLanes.And(TLanes.AtLeast(TLanes.ShiftDown(words, 32), _least), _keptLater));

    // A word is at least a number where it is at least the next integer; 2³² is above all words.
    private static ulong Least(double share)
    {
        double least = Math.Ceiling(share * (1L << 32));
        return least <= 0 ? 0 : least < 1L << 32 ? (ulong)least : 1UL << 32;
    }
}
