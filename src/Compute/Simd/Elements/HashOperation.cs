using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>The hash of values. Its sums have no order, so each thread adds to them when it is ready.</summary>
internal sealed unsafe class HashOperation<TVector, TLanes> : ElementOperation
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private int _firstIndex;
    private uint _sum, _mixedSum;

    protected override int ElementsPerTile => 16384;

    /// <summary>The hash of values that lie side by side.</summary>
    public ParameterHash Run(WorkerPool pool, View<float> values, int firstIndex)
    {
        (_firstIndex, _sum, _mixedSum) = (firstIndex, 0, 0);
        Share(pool, values, values, values, values);
        return new ParameterHash(_sum, _mixedSum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Stretch(float* a, float* b, float* c, float* d, int count, int place)
    {
        TVector bits = TLanes.Broadcast(0), mixedBits = bits;
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector value = TLanes.Load(a + i);
            bits = TLanes.AddBits(bits, value);
            mixedBits = TLanes.AddMixedBits(mixedBits, value, (uint)(_firstIndex + place + i));
        }

        // Before the call of another function, over which a register would be kept in memory, in every turn of the loop.
        ParameterHash hash = new(TLanes.SumBits(bits), TLanes.SumBits(mixedBits));
        hash += ParameterHash.Of(new ReadOnlySpan<float>(a + i, count - i), _firstIndex + place + i);
        Interlocked.Add(ref _sum, hash.Sum);
        Interlocked.Add(ref _mixedSum, hash.MixedSum);
    }
}
