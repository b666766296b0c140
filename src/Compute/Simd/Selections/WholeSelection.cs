using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Selections;

/// <summary>The largest of all values, by a threshold that begins where the previous call's ended; threads share out keys, counts and the mask.</summary>
internal sealed unsafe class WholeSelection<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private readonly KeyOperation<TVector, TLanes> _store = new();
    private readonly CountOperation<TVector, TLanes> _counting = new();
    private readonly MaskOperation<TVector, TLanes> _masking = new();
    private Storage<int> _keys = new(0);
    private long _guess = ThresholdSearch.FirstGuess;

    /// <summary>mask = 1 at the largest values, else 0; false, and nothing done, where the values of a row do not lie side by side.</summary>
    public bool Run(WorkerPool pool, View<float> x, int count, View<float> mask)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Shapes.RequireSame(x, mask);
        if (!x.HasWholeRows || !mask.HasWholeRows)
        {
            return false;
        }

        int k = Math.Min(count, x.Count);
        int padded = SortKeys<TVector, TLanes>.Padded(x.Count);
        if (_keys.Count < padded)
        {
            _keys = new Storage<int>(padded);
        }

        Span<int> keys = _keys.Values[..padded];
        keys[x.Count..].Fill(int.MinValue);
        _store.Run(pool, x, _keys.Pointer);
        ThresholdSearch search = new(k, padded, _guess);
        while (!search.IsOver)
        {
            search.Tell(_counting.Run(pool, _keys.Pointer, padded, search.Probe));
        }

        _guess = search.Guess;
        _masking.Run(pool, mask, _keys.Pointer, search.Threshold, SortKeys<TVector, TLanes>.PlaceAfterTies(keys, k, search));
        return true;
    }
}
