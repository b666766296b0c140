using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>Whether all values are finite: x - x is 0 for a finite x, and else no number, which it remains through any sum.</summary>
internal sealed unsafe class FiniteOperation<TVector, TLanes> : ElementOperation
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private volatile bool _isFinite;

    protected override int ElementsPerTile => 16384;

    /// <summary>Looks at values that lie side by side.</summary>
    public bool Run(WorkerPool pool, View<float> values)
    {
        _isFinite = true;
        Share(pool, values, values, values, values);
        return _isFinite;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Stretch(float* a, float* b, float* c, float* d, int count, int place)
    {
        TVector sums = TLanes.Broadcast(0);
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector value = TLanes.Load(a + i);
            sums = TLanes.Add(sums, TLanes.Subtract(value, value));
        }

        float* lanes = stackalloc float[TLanes.Count];
        TLanes.Store(sums, lanes);
        float sum = 0;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            sum += lanes[lane];
        }

        for (; i < count; i++)
        {
            sum += a[i] - a[i];
        }

        if (sum != 0)
        {
            _isFinite = false;
        }
    }
}
