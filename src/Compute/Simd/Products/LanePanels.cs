using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>
/// The operand whose columns go into the lanes, in panels as wide as a tile: for each inner index its lanes, side by side; missing lanes of the last panel are zero.
/// Inner indices that are zero in a whole panel may be left out.
/// </summary>
internal sealed unsafe class LanePanels<TVector, TLanes> : IParts
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private readonly LaneOrder _order = new();
    private readonly Scratch<float> _values = new();
    private readonly Scratch<int> _indices = new();
    private readonly Scratch<int> _counts = new();
    private View<float> _source;
    private bool _leavesOut;

    public static int Lanes => TileKernel<TVector, TLanes>.Lanes;

    /// <summary>Number of panels.</summary>
    public int Parts => (_source.Columns + Lanes - 1) / Lanes;

    /// <summary>Whether neighbouring lanes are neighbouring columns.</summary>
    public bool IsInOrder { get; private set; }

    /// <summary>Takes an operand, inner × columns, whose panels are packed one by one.</summary>
    /// <param name="source">The operand.</param>
    /// <param name="leavesOut">Whether to look for zeros.</param>
    public void Take(View<float> source, bool leavesOut)
    {
        (_source, _leavesOut) = (source, leavesOut);
        IsInOrder = !leavesOut || source.RowStride != 1 || Parts == 1;
        if (!IsInOrder)
        {
            _order.Sort(source);
        }

        _values.Require(Parts * source.Rows * Lanes);
        _indices.Require(Parts * source.Rows);
        _counts.Require(Parts);
    }

    /// <summary>Number of lanes of a panel that are not missing.</summary>
    public int Width(int panel) => Math.Min(Lanes, _source.Columns - panel * Lanes);

    /// <summary>The columns that are in a panel's lanes; null if they are neighbours.</summary>
    public int* Columns(int panel) => IsInOrder ? null : _order.Columns + panel * Lanes;

    /// <summary>Inner indices that are packed × lanes.</summary>
    public float* Values(int panel) => _values.Pointer + (nint)panel * _source.Rows * Lanes;

    /// <summary>The inner indices that are packed, ascending.</summary>
    public int* Indices(int panel, out int count)
    {
        count = _counts.Pointer[panel];
        return _indices.Pointer + (nint)panel * _source.Rows;
    }

    /// <summary>Packs a panel.</summary>
    public void Make(int panel)
    {
        View<float> some = IsInOrder ? _source.ColumnsFrom(panel * Lanes, Width(panel)) : _source;
        float* source = some.Pointer, target = Values(panel);
        nint pitch = some.RowStride;
        if (!some.HasWholeRows || !IsInOrder || Width(panel) < Lanes)
        {
            Gathering.Gather(some, Columns(panel), Width(panel), target, Lanes);
            source = target;
            pitch = Lanes;
        }

        int* indices = _indices.Pointer + (nint)panel * _source.Rows;
        _counts.Pointer[panel] = _leavesOut ? Squeeze(source, pitch, target, indices) : Copy(source, pitch, target, indices);
    }

    private int Copy(float* source, nint pitch, float* target, int* indices)
    {
        for (int p = 0; p < _source.Rows; p++)
        {
            indices[p] = p;
            if (source != target)
            {
                TLanes.Store(TLanes.Load(source + p * pitch), target + p * Lanes);
                TLanes.Store(TLanes.Load(source + p * pitch + TLanes.Count), target + p * Lanes + TLanes.Count);
            }
        }

        return _source.Rows;
    }

    // Source and target may be the same place: nothing is overwritten before it has been read.
    private int Squeeze(float* source, nint pitch, float* target, int* indices)
    {
        int count = 0;
        for (int p = 0; p < _source.Rows; p++, source += pitch)
        {
            TVector low = TLanes.Load(source), high = TLanes.Load(source + TLanes.Count);
            TLanes.Store(low, target);
            TLanes.Store(high, target + TLanes.Count);
            indices[count] = p;
            if (!TLanes.IsZero(low) || !TLanes.IsZero(high))
            {
                count++;
                target += Lanes;
            }
        }

        return count;
    }
}
