using System.Reflection;
using System.Runtime.InteropServices;

namespace ResearchPipeline.Data.Results;

/// <summary>DuckDB's C interface, as far as it is used here: https://duckdb.org/docs/stable/clients/c/api.</summary>
internal static unsafe partial class DuckDb
{
    public const int Success = 0;
    private const string Library = "duckdb";

    static DuckDb() => NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), DuckDbLibrary.Resolve);

    [LibraryImport(Library, EntryPoint = "duckdb_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string? path, out nint database);

    [LibraryImport(Library, EntryPoint = "duckdb_close")]
    public static partial void Close(ref nint database);

    [LibraryImport(Library, EntryPoint = "duckdb_connect")]
    public static partial int Connect(nint database, out nint connection);

    [LibraryImport(Library, EntryPoint = "duckdb_disconnect")]
    public static partial void Disconnect(ref nint connection);

    [LibraryImport(Library, EntryPoint = "duckdb_query", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Query(nint connection, string sql, out DuckDbResult result);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_result")]
    public static partial void DestroyResult(ref DuckDbResult result);

    [LibraryImport(Library, EntryPoint = "duckdb_result_error")]
    public static partial byte* ResultError(ref DuckDbResult result);

    [LibraryImport(Library, EntryPoint = "duckdb_column_count")]
    public static partial ulong ColumnCount(ref DuckDbResult result);

    [LibraryImport(Library, EntryPoint = "duckdb_column_name")]
    public static partial byte* ColumnName(ref DuckDbResult result, ulong column);

    [LibraryImport(Library, EntryPoint = "duckdb_column_type")]
    public static partial int ColumnType(ref DuckDbResult result, ulong column);

    [LibraryImport(Library, EntryPoint = "duckdb_fetch_chunk")]
    public static partial nint FetchChunk(DuckDbResult result);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_data_chunk")]
    public static partial void DestroyDataChunk(ref nint chunk);

    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_get_size")]
    public static partial ulong DataChunkSize(nint chunk);

    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_get_vector")]
    public static partial nint DataChunkVector(nint chunk, ulong column);

    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_set_size")]
    public static partial void SetDataChunkSize(nint chunk, ulong size);

    [LibraryImport(Library, EntryPoint = "duckdb_create_data_chunk")]
    public static partial nint CreateDataChunk(nint* types, ulong count);

    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_reset")]
    public static partial void ResetDataChunk(nint chunk);

    [LibraryImport(Library, EntryPoint = "duckdb_create_logical_type")]
    public static partial nint CreateLogicalType(int type);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_logical_type")]
    public static partial void DestroyLogicalType(ref nint type);

    [LibraryImport(Library, EntryPoint = "duckdb_vector_size")]
    public static partial ulong VectorSize();

    [LibraryImport(Library, EntryPoint = "duckdb_vector_get_data")]
    public static partial byte* VectorData(nint vector);

    [LibraryImport(Library, EntryPoint = "duckdb_vector_get_validity")]
    public static partial ulong* VectorValidity(nint vector);

    [LibraryImport(Library, EntryPoint = "duckdb_vector_ensure_validity_writable")]
    public static partial void EnsureValidityWritable(nint vector);

    [LibraryImport(Library, EntryPoint = "duckdb_vector_assign_string_element", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void AssignString(nint vector, ulong index, string value);

    [LibraryImport(Library, EntryPoint = "duckdb_appender_create", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateAppender(nint connection, string? schema, string table, out nint appender);

    [LibraryImport(Library, EntryPoint = "duckdb_append_data_chunk")]
    public static partial int AppendDataChunk(nint appender, nint chunk);

    [LibraryImport(Library, EntryPoint = "duckdb_appender_destroy")]
    public static partial int DestroyAppender(ref nint appender);
}
