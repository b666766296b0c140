using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>An operand of which the values of a row lie side by side: where it lies, or else a copy, made some rows at a time.</summary>
internal sealed unsafe class WholeRows : IParts
{
    private const int RowsAtOnce = 32;
    private readonly Scratch<float> _copy = new();
    private View<float> _source;

    public int Parts => _source.HasWholeRows ? 0 : (_source.Rows + RowsAtOnce - 1) / RowsAtOnce;

    /// <summary>Places from a row to the next.</summary>
    public nint Pitch => _source.HasWholeRows ? _source.RowStride : _source.Columns;

    /// <summary>Takes an operand.</summary>
    public void Take(View<float> source)
    {
        _source = source;
        if (!source.HasWholeRows)
        {
            _copy.Require(source.Count);
        }
    }

    /// <summary>A row.</summary>
    public float* Row(int row) => (_source.HasWholeRows ? _source.Pointer : _copy.Pointer) + row * Pitch;

    /// <summary>Copies some rows.</summary>
    public void Make(int part)
    {
        int first = part * RowsAtOnce;
        View<float> some = _source.RowsFrom(first, Math.Min(RowsAtOnce, _source.Rows - first));
        Gathering.Gather(some, Row(first), some.Columns);
    }
}
