namespace ResearchPipeline.Metrics.Tests;

/// <summary>The assignment of Assignment.fs by plain loops, one column after the other: what defines every choice that it makes.</summary>
internal sealed class PlainAssignment(float[] gains, int n)
{
    private readonly double[] _rowPotential = new double[n + 1];
    private readonly double[] _columnPotential = new double[n + 1];
    private readonly int[] _rowOfColumn = new int[n + 1];
    private readonly int[] _previous = new int[n + 1];
    private readonly double[] _distance = new double[n + 1];
    private readonly bool[] _visited = new bool[n + 1];

    /// <summary>The column of each row, n of both.</summary>
    public static int[] Maximum(float[] gains, int n)
    {
        PlainAssignment assignment = new(gains, n);
        for (int row = 1; row <= n; row++)
        {
            assignment.Add(row);
        }

        return [.. Enumerable.Range(1, n).Select(row => Array.IndexOf(assignment._rowOfColumn, row, 1) - 1)];
    }

    private void Add(int row)
    {
        _rowOfColumn[0] = row;
        Array.Fill(_distance, double.PositiveInfinity);
        Array.Clear(_visited);
        _distance[0] = 0;
        (int column, double length) = Advance(0, 0);
        while (_rowOfColumn[column] != 0)
        {
            (column, length) = Advance(column, length);
        }

        for (int j = 0; j <= n; j++)
        {
            if (_visited[j])
            {
                _rowPotential[_rowOfColumn[j]] += length - _distance[j];
                _columnPotential[j] -= length - _distance[j];
            }
        }

        for (; column != 0; column = _previous[column])
        {
            _rowOfColumn[column] = _rowOfColumn[_previous[column]];
        }
    }

    private (int Next, double Length) Advance(int column, double length)
    {
        _visited[column] = true;
        int row = _rowOfColumn[column];
        (double nearest, int next) = (double.PositiveInfinity, 0);
        for (int j = 1; j <= n; j++)
        {
            if (!_visited[j])
            {
                double reduced = -(double)gains[(row - 1) * n + j - 1] - (_rowPotential[row] - length) - _columnPotential[j];
                if (reduced < _distance[j])
                {
                    (_distance[j], _previous[j]) = (reduced, column);
                }

                if (_distance[j] < nearest)
                {
                    (nearest, next) = (_distance[j], j);
                }
            }
        }

        return (next, nearest);
    }
}
