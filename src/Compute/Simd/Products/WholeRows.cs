using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>An operand that is used row by row: where it lies, or else a copy of which the values of a row lie side by side, made some rows at a time.</summary>
internal sealed unsafe class WholeRows : IParts
{
    private const int RowsAtOnce = 32;
    private readonly Scratch<float> _copy = new();
    private View<float> _source;
    private bool _copies;

    public int Parts => _copies ? (_source.Rows + RowsAtOnce - 1) / RowsAtOnce : 0;

    /// <summary>Places from a row to the next.</summary>
    public nint Pitch => _copies ? _source.Columns : _source.RowStride;

    /// <summary>Places from a value of a row to the next.</summary>
    public nint Step => _copies ? 1 : _source.ColumnStride;

    /// <summary>Takes an operand; where it lies if that is wanted anyway.</summary>
    public void Take(View<float> source, bool asItLies = false)
    {
        _source = source;
        _copies = !source.HasWholeRows && !asItLies;
        if (_copies)
        {
            _copy.Require(source.Count);
        }
    }

    /// <summary>A row.</summary>
    public float* Row(int row) => (_copies ? _copy.Pointer : _source.Pointer) + row * Pitch;

    /// <summary>Copies some rows.</summary>
    public void Make(int part)
    {
        int first = part * RowsAtOnce;
        View<float> some = _source.RowsFrom(first, Math.Min(RowsAtOnce, _source.Rows - first));
        Gathering.Gather(some, Row(first), some.Columns);
    }
}
