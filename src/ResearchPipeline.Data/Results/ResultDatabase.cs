using System.Runtime.InteropServices;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Data.Results;

/// <summary>
/// An in-memory DuckDB: writes tables to Parquet and answers SQL over Parquet files. One thread, insertion order kept,
/// so that equal rows give equal files.
/// </summary>
public sealed unsafe class ResultDatabase : IDisposable
{
    private nint _database;
    private nint _connection;

    /// <summary>Opens an empty database.</summary>
    public ResultDatabase()
    {
        if (DuckDb.Open(null, out _database) != DuckDb.Success || DuckDb.Connect(_database, out _connection) != DuckDb.Success)
        {
            throw new DataException("DuckDB could not be started: is there enough memory?");
        }

        Execute("SET threads = 1");
        Execute("SET preserve_insertion_order = true");
        Execute("SET autoinstall_known_extensions = false");
        Execute("SET autoload_known_extensions = false");
    }

    /// <summary>DuckDB's library: the bytes of a Parquet file depend on its version.</summary>
    public static string LibraryFile => DuckDbLibrary.Find();

    /// <summary>Writes a table as Parquet (zstd), atomically.</summary>
    public void WriteParquet(string path, ResultTable table)
    {
        Execute($"CREATE OR REPLACE TABLE written ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\" {column.SqlType}"))})");
        table.AppendTo(_connection, "written");
        AtomicFile.WriteWith(path, part =>
            Execute($"COPY written TO '{Quote(part)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"));
        Execute("DROP TABLE written");
    }

    /// <summary>Makes every Parquet file of a folder readable as a view of the file's name.</summary>
    public void AddViews(string directory)
    {
        foreach (string file in Directory.EnumerateFiles(directory, "*.parquet").Order(StringComparer.Ordinal))
        {
            Execute($"CREATE OR REPLACE VIEW {Path.GetFileNameWithoutExtension(file)} AS SELECT * FROM read_parquet('{Quote(file)}')");
        }
    }

    /// <summary>Runs a query; columns come back under their names, values as double, long, string, bool or null.</summary>
    /// <exception cref="DataException">DuckDB refuses the query; the message holds its own and the text.</exception>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Query(string sql)
    {
        Run(sql, out DuckDbResult result);
        try
        {
            return ResultReader.Read(ref result);
        }
        finally
        {
            DuckDb.DestroyResult(ref result);
        }
    }

    /// <summary>Runs a statement for its effect.</summary>
    public void Execute(string sql)
    {
        Run(sql, out DuckDbResult result);
        DuckDb.DestroyResult(ref result);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        DuckDb.Disconnect(ref _connection);
        DuckDb.Close(ref _database);
    }

    private static string Quote(string path) => path.Replace("'", "''", StringComparison.Ordinal);

    private void Run(string sql, out DuckDbResult result)
    {
        if (DuckDb.Query(_connection, sql, out result) != DuckDb.Success)
        {
            string message = Marshal.PtrToStringUTF8((nint)DuckDb.ResultError(ref result)) ?? "no message";
            DuckDb.DestroyResult(ref result);
            throw new DataException($"DuckDB refused a statement: {message}{Environment.NewLine}The statement: {sql}");
        }
    }
}
