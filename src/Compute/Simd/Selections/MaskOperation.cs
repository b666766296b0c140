using ResearchPipeline.Compute.Simd.Elements;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Selections;

/// <summary>1 where the key of an element reaches a threshold, else 0; from a place on it must be above the threshold.</summary>
internal sealed unsafe class MaskOperation<TVector, TLanes> : ElementOperation
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private int* _keys;
    private int _threshold, _afterTies;

    protected override int ElementsPerTile => 16384;

    /// <summary>Fills the mask.</summary>
    public void Run(WorkerPool pool, View<float> mask, int* keys, int threshold, int afterTies)
    {
        _keys = keys;
        (_threshold, _afterTies) = (threshold, afterTies);
        Share(pool, mask, mask, mask, mask);
    }

    protected override void Stretch(float* a, float* b, float* c, float* d, int count, int place)
    {
        int withTies = Math.Clamp(_afterTies - place, 0, count);
        SortKeys<TVector, TLanes>.Mask(_keys + place, _threshold, a, withTies);
        SortKeys<TVector, TLanes>.Mask(_keys + place + withTies, _threshold + 1, a + withTies, count - withTies);
    }
}
