using ResearchPipeline.Compute.Simd.Elements;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Selections;

/// <summary>The sort key of every element, row after row.</summary>
internal sealed unsafe class KeyOperation<TVector, TLanes> : ElementOperation
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private int* _keys;

    protected override int ElementsPerTile => 16384;

    /// <summary>Stores the keys.</summary>
    public void Run(WorkerPool pool, View<float> x, int* keys)
    {
        _keys = keys;
        Share(pool, x, x, x, x);
    }

    protected override void Stretch(float* a, float* b, float* c, float* d, int count, int place) =>
        SortKeys<TVector, TLanes>.Store(a, count, _keys + place);
}
