namespace ResearchPipeline.Data.Results;

/// <summary>Columns of equal length, to be written as one Parquet file.</summary>
public sealed class ResultTable
{
    private readonly ResultColumn[] _columns;

    /// <summary>A table of columns.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public ResultTable(params ResultColumn[] columns)
    {
        _columns = columns;
        if (columns.Any(column => column.Count != columns[0].Count))
        {
            throw new ArgumentException(
                $"Columns differ in length: {string.Join(", ", columns.Select(column => $"{column.Name} {column.Count}"))}.", nameof(columns));
        }
    }

    /// <summary>The columns in file order.</summary>
    public IReadOnlyList<ResultColumn> Columns => _columns;

    /// <summary>Number of rows.</summary>
    public int Count => _columns[0].Count;

    internal unsafe void AppendTo(nint connection, string name)
    {
        nint[] types = Array.ConvertAll(_columns, column => DuckDb.CreateLogicalType(column.Type));
        nint chunk;
        fixed (nint* first = types)
        {
            chunk = DuckDb.CreateDataChunk(first, (ulong)types.Length);
        }

        if (DuckDb.CreateAppender(connection, null, name, out nint appender) != DuckDb.Success)
        {
            throw new DataException($"DuckDB cannot append to the table {name}.");
        }

        int step = (int)DuckDb.VectorSize();
        for (int start = 0; start < Count; start += step)
        {
            int rows = Math.Min(step, Count - start);
            DuckDb.ResetDataChunk(chunk);
            for (int column = 0; column < _columns.Length; column++)
            {
                _columns[column].CopyTo(DuckDb.DataChunkVector(chunk, (ulong)column), start, rows);
            }

            DuckDb.SetDataChunkSize(chunk, (ulong)rows);
            if (DuckDb.AppendDataChunk(appender, chunk) != DuckDb.Success)
            {
                throw new DataException($"DuckDB refused rows {start} to {start + rows - 1} of the table {name}.");
            }
        }

        _ = DuckDb.DestroyAppender(ref appender);
        DuckDb.DestroyDataChunk(ref chunk);
        for (int i = 0; i < types.Length; i++)
        {
            DuckDb.DestroyLogicalType(ref types[i]);
        }
    }
}
