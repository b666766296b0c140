using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>The operand whose columns go into the lanes, in panels as wide as a tile: for each inner index its lanes, side by side; missing lanes of the last panel are zero.</summary>
internal sealed unsafe class LanePanels<TVector, TLanes> : IParts
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private readonly Scratch<float> _values = new();
    private View<float> _source;

    public int Parts => (_source.Columns + Lanes - 1) / Lanes;

    /// <summary>Length of the inner index.</summary>
    public int Inner => _source.Rows;

    private static int Lanes => TileKernel<TVector, TLanes>.Lanes;

    /// <summary>Takes an operand, inner × columns, with or without room for its panels.</summary>
    public void Take(View<float> source, bool room)
    {
        _source = source;
        if (room)
        {
            _values.Require(Parts * Lanes * source.Rows);
        }
    }

    /// <summary>Inner × lanes.</summary>
    public float* Panel(int panel) => _values.Pointer + (nint)panel * Lanes * _source.Rows;

    /// <summary>Packs a panel to its place.</summary>
    public void Make(int part) => Pack(part, Panel(part));

    /// <summary>Packs a panel to any place.</summary>
    public void Pack(int panel, float* target)
    {
        View<float> some = _source.ColumnsFrom(panel * Lanes, Math.Min(Lanes, _source.Columns - panel * Lanes));
        if (some.HasWholeRows && some.Columns == Lanes)
        {
            Copy(some, target);
        }
        else
        {
            Gathering.Gather(some, target, Lanes);
        }
    }

    private static void Copy(View<float> source, float* target)
    {
        float* row = source.Pointer;
        for (int p = 0; p < source.Rows; p++, row += source.RowStride, target += Lanes)
        {
            TLanes.Store(TLanes.Load(row), target);
            TLanes.Store(TLanes.Load(row + TLanes.Count), target + TLanes.Count);
        }
    }
}
