using System.Numerics;
using System.Runtime.InteropServices;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Which column goes into which lane. Columns with like numbers of zeros share a panel, which leaves more inner indices out.</summary>
internal sealed unsafe class LaneOrder
{
    private readonly Scratch<int> _columns = new();
    private readonly Scratch<int> _ink = new();
    private readonly Scratch<int> _starts = new();

    /// <summary>By lane.</summary>
    public int* Columns => _columns.Pointer;

    /// <summary>Sorts an operand, inner × columns, whose columns lie side by side, by counting: columns of equal ink stay in order.</summary>
    public void Sort(View<float> source)
    {
        _columns.Require(source.Columns);
        _ink.Require(source.Columns);
        _starts.Require(source.Rows + 2);
        Span<int> starts = _starts.Values[..(source.Rows + 2)];
        starts.Clear();
        for (int column = 0; column < source.Columns; column++)
        {
            int ink = Ink(source.Transposed.Row(column));
            _ink.Pointer[column] = ink;
            starts[ink + 1]++;
        }

        for (int ink = 1; ink < starts.Length; ink++)
        {
            starts[ink] += starts[ink - 1];
        }

        for (int column = 0; column < source.Columns; column++)
        {
            Columns[starts[_ink.Pointer[column]]++] = column;
        }
    }

    // Number of values that are not zero.
    private static int Ink(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<int> zeros = Vector<int>.Zero;
        foreach (Vector<float> vector in vectors)
        {
            zeros -= Vector.Equals(vector, Vector<float>.Zero);
        }

        return values.Length - Vector.Sum(zeros) - values[(vectors.Length * Vector<float>.Count)..].Count(0f);
    }
}
