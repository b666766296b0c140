using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>The operand whose rows are broadcast: where it lies, or a copy of which the values of a row lie side by side, made some rows at a time.</summary>
internal sealed unsafe class WholeRows
{
    private const int RowsAtOnce = 32;
    private readonly Scratch<float> _copy = new();
    private View<float> _source;

    /// <summary>Number of parts to be copied.</summary>
    public int Parts => _source.HasWholeRows ? 0 : (_source.Rows + RowsAtOnce - 1) / RowsAtOnce;

    /// <summary>Takes an operand, rows × inner.</summary>
    public void Take(View<float> source)
    {
        _source = source;
        if (!source.HasWholeRows)
        {
            _copy.Require(source.Count);
        }
    }

    /// <summary>A row.</summary>
    public float* Row(int row) => _source.HasWholeRows ? _source.Pointer + (nint)row * _source.RowStride : Copied(row);

    /// <summary>Copies a part.</summary>
    public void Copy(int part)
    {
        int first = part * RowsAtOnce;
        View<float> some = _source.RowsFrom(first, Math.Min(RowsAtOnce, _source.Rows - first));
        Gathering.Gather(some, null, some.Columns, Copied(first), some.Columns);
    }

    private float* Copied(int row) => _copy.Pointer + (nint)row * _source.Columns;
}
