using System.Runtime.InteropServices;
using System.Text;

namespace ResearchPipeline.Data.Results;

/// <summary>Turns DuckDB's result chunks into rows.</summary>
internal static unsafe class ResultReader
{
    private const int InlineStringBytes = 12;

    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Read(ref DuckDbResult result)
    {
        int columns = (int)DuckDb.ColumnCount(ref result);
        string[] names = new string[columns];
        int[] types = new int[columns];
        for (int column = 0; column < columns; column++)
        {
            names[column] = Marshal.PtrToStringUTF8((nint)DuckDb.ColumnName(ref result, (ulong)column))!;
            types[column] = DuckDb.ColumnType(ref result, (ulong)column);
        }

        List<IReadOnlyDictionary<string, object?>> rows = [];
        for (nint chunk = DuckDb.FetchChunk(result); chunk != 0; chunk = DuckDb.FetchChunk(result))
        {
            AddRows(rows, chunk, names, types);
            DuckDb.DestroyDataChunk(ref chunk);
        }

        return rows;
    }

    private static void AddRows(List<IReadOnlyDictionary<string, object?>> rows, nint chunk, string[] names, int[] types)
    {
        int size = (int)DuckDb.DataChunkSize(chunk);
        int first = rows.Count;
        Dictionary<string, object?>[] added = new Dictionary<string, object?>[size];
        for (int row = 0; row < size; row++)
        {
            added[row] = new Dictionary<string, object?>(names.Length);
        }

        for (int column = 0; column < names.Length; column++)
        {
            nint vector = DuckDb.DataChunkVector(chunk, (ulong)column);
            byte* data = DuckDb.VectorData(vector);
            ulong* validity = DuckDb.VectorValidity(vector);
            for (int row = 0; row < size; row++)
            {
                bool valid = validity is null || (validity[row / 64] >> (row % 64) & 1) == 1;
                added[row][names[column]] = valid ? Value(data, types[column], row, names[column]) : null;
            }
        }

        rows.InsertRange(first, added);
    }

    private static object Value(byte* data, int type, int row, string column) => type switch
    {
        ColumnTypes.Boolean => data[row] != 0,
        ColumnTypes.TinyInt => (long)((sbyte*)data)[row],
        ColumnTypes.SmallInt => (long)((short*)data)[row],
        ColumnTypes.Integer => (long)((int*)data)[row],
        ColumnTypes.BigInt => ((long*)data)[row],
        ColumnTypes.UTinyInt => (long)data[row],
        ColumnTypes.USmallInt => (long)((ushort*)data)[row],
        ColumnTypes.UInteger => (long)((uint*)data)[row],
        ColumnTypes.UBigInt => checked((long)((ulong*)data)[row]),
        ColumnTypes.Float => (double)((float*)data)[row],
        ColumnTypes.Double => ((double*)data)[row],
        ColumnTypes.VarChar => Text(data + (nint)row * 16),
        ColumnTypes.HugeInt => ((long*)data)[2 * row],
        _ => throw new DataException($"Column \"{column}\" of a query has DuckDB type {type}, which is not read here; cast it in the query."),
    };

    // duckdb_string_t: a length, then up to twelve bytes in place, or a prefix and a pointer.
    private static string Text(byte* value)
    {
        int length = *(int*)value;
        byte* bytes = length <= InlineStringBytes ? value + 4 : *(byte**)(value + 8);
        return Encoding.UTF8.GetString(bytes, length);
    }
}
