using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>An operand of which most values are zero, as lists: for each row the inner indices of its other values, ascending, and these.</summary>
internal sealed unsafe class SparseRows : IParts
{
    private const int RowsAtOnce = 16;
    private readonly Scratch<int> _indices = new();
    private readonly Scratch<float> _values = new();
    private readonly Scratch<int> _counts = new();
    private View<float> _source;

    public int Parts => (_source.Rows + RowsAtOnce - 1) / RowsAtOnce;

    /// <summary>Takes an operand, rows × inner.</summary>
    public void Take(View<float> source)
    {
        _source = source;
        _indices.Require(source.Count);
        _values.Require(source.Count);
        _counts.Require(source.Rows);
    }

    /// <summary>Inner indices of a row.</summary>
    public int* Indices(int row) => _indices.Pointer + (nint)row * _source.Columns;

    /// <summary>Values of a row.</summary>
    public float* Values(int row) => _values.Pointer + (nint)row * _source.Columns;

    /// <summary>Length of the lists of a row.</summary>
    public int Count(int row) => _counts.Pointer[row];

    /// <summary>Lists some rows.</summary>
    public void Make(int part)
    {
        int first = part * RowsAtOnce, rows = Math.Min(RowsAtOnce, _source.Rows - first);
        if (!_source.HasWholeRows)
        {
            // To where the lists will be: a list is never longer than what has been read of its row.
            Gathering.Gather(_source.RowsFrom(first, rows), Values(first), _source.Columns);
        }

        for (int row = first; row < first + rows; row++)
        {
            float* source = _source.HasWholeRows ? _source.Pointer + (nint)row * _source.RowStride : Values(row);
            _counts.Pointer[row] = Listing.Of(source, _source.Columns, Indices(row), Values(row));
        }
    }
}
