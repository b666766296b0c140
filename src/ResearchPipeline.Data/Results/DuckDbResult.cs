using System.Runtime.InteropServices;

namespace ResearchPipeline.Data.Results;

/// <summary>duckdb_result: six words that only DuckDB reads.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DuckDbResult
{
    private readonly ulong _columnCount;
    private readonly ulong _rowCount;
    private readonly ulong _rowsChanged;
    private readonly nint _columns;
    private readonly nint _errorMessage;
    private readonly nint _internalData;
}
