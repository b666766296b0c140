using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd.Selections;

/// <summary>How many keys reach a threshold. Sums of integers have no order.</summary>
internal sealed unsafe class CountOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    // Sixteen and more are compared at once: a tile takes a few microseconds.
    private const int KeysPerTile = 65536;
    private int* _keys;
    private int _count, _threshold, _atLeast;

    /// <summary>Counts keys that fill whole registers.</summary>
    public int Run(WorkerPool pool, int* keys, int count, int threshold)
    {
        _keys = keys;
        (_count, _threshold, _atLeast) = (count, threshold, 0);
        Tiles.Run(pool, this, (count + KeysPerTile - 1) / KeysPerTile);
        return _atLeast;
    }

    public void Run(int tile)
    {
        int first = tile * KeysPerTile;
        Interlocked.Add(ref _atLeast, SortKeys<TVector, TLanes>.CountAtLeast(_keys + first, Math.Min(KeysPerTile, _count - first), _threshold));
    }
}
