using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Asks for memory that will be wanted soon, where no prefetcher of a processor would guess it: rows lie too far apart. It may be any place: nothing is read.</summary>
internal static unsafe class Prefetch
{
    /// <summary>Asks for the cache lines of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Two<TVector, TLanes>(float* place)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(place);
            Sse.Prefetch0(place + TLanes.Count);
        }
    }
}
