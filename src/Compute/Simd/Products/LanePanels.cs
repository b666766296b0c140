using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>The operand that goes into the lanes, in panels of two vectors' worth: inner index × lanes, side by side. Missing lanes of the last panel are zero.</summary>
internal sealed unsafe class LanePanels<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private Storage<float> _values = new(0);
    private Storage<int> _offsets = new(0);
    private View<float> _source;
    private int _step;

    public static int Lanes => TileKernels<TVector, TLanes>.Lanes;

    /// <summary>Number of panels.</summary>
    public int Count => (_source.Columns + Lanes - 1) / Lanes;

    /// <summary>Takes an operand, inner × lanes, whose panels are packed one by one.</summary>
    /// <param name="source">The operand.</param>
    /// <param name="step">Places from an inner index to the next in the other operand.</param>
    public void Take(View<float> source, int step)
    {
        (_source, _step) = (source, step);
        if (_values.Count < Count * source.Rows * Lanes)
        {
            _values = new Storage<float>(Count * source.Rows * Lanes);
        }

        if (_offsets.Count < Count * source.Rows)
        {
            _offsets = new Storage<int>(Count * source.Rows);
        }
    }

    /// <summary>Number of lanes of a panel that are not missing.</summary>
    public int Width(int panel) => Math.Min(Lanes, _source.Columns - panel * Lanes);

    /// <summary>Inner × lanes.</summary>
    public float* Values(int panel) => _values.Pointer + (nint)panel * _source.Rows * Lanes;

    /// <summary>Of each inner index, its place in a row of the other operand.</summary>
    public int* Offsets(int panel, out int count)
    {
        count = _source.Rows;
        return _offsets.Pointer + (nint)panel * _source.Rows;
    }

    /// <summary>Packs a panel.</summary>
    public void Pack(int panel)
    {
        int width = Width(panel);
        float* source = _source.Pointer + (nint)panel * Lanes * _source.ColumnStride;
        float* target = Values(panel);
        if (_source.ColumnStride == 1 && width == Lanes)
        {
            Copy(source, target);
        }
        else
        {
            Gather(source, width, target);
        }

        int* offsets = Offsets(panel, out int count);
        for (int p = 0; p < count; p++)
        {
            offsets[p] = p * _step;
        }
    }

    private void Copy(float* source, float* target)
    {
        for (int p = 0; p < _source.Rows; p++, source += _source.RowStride, target += Lanes)
        {
            TLanes.Store(TLanes.Load(source), target);
            TLanes.Store(TLanes.Load(source + TLanes.Count), target + TLanes.Count);
        }
    }

    private void Gather(float* source, int width, float* target)
    {
        for (int p = 0; p < _source.Rows; p++, source += _source.RowStride, target += Lanes)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                target[lane] = lane < width ? source[lane * (nint)_source.ColumnStride] : 0f;
            }
        }
    }
}
