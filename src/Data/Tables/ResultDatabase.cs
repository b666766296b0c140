using System.Numerics;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tables;

/// <summary>
/// An in-memory DuckDB that answers SQL over result tables, and never fetches an extension. With one thread and insertion order kept,
/// equal files give equal answers, but for the order of a UNION's branches: no query may add up numbers over more than one of them.
/// </summary>
public sealed partial class ResultDatabase : IDisposable
{
    private const string Settings =
        "DataSource=:memory:;threads=1;preserve_insertion_order=true;autoinstall_known_extensions=false;autoload_known_extensions=false";

    private readonly DuckDBConnection _connection;

    /// <summary>Opens an empty database.</summary>
    /// <exception cref="DataException">DuckDB is not installed, or does not start.</exception>
    public ResultDatabase()
    {
        DuckDbLibrary.Load();
        _connection = new DuckDBConnection(Settings);
        try
        {
            _connection.Open();
        }
        catch (DuckDBException failure)
        {
            throw new DataException($"DuckDB does not start: {failure.Message}", failure);
        }
    }

    /// <summary>The npm package that brings DuckDB's library: what a query answers depends on its version.</summary>
    public const string Package = "@duckdb/node-bindings";

    /// <summary>Makes tables of a folder readable under their names: those that are asked for, whatever else lies beside them.</summary>
    /// <param name="directory">Holds NAME.parquet for each table.</param>
    /// <param name="tables">Names of tables.</param>
    /// <exception cref="DataException">A table is missing, or is not Parquet.</exception>
    public void AddTables(string directory, IEnumerable<string> tables)
    {
        foreach (string table in tables)
        {
            AddTable(table, Path.Combine(directory, ResultTable.FileNameOf(table)));
        }
    }

    /// <summary>Makes a Parquet file readable as a table.</summary>
    /// <param name="name">The table's name: lower-case letters, digits and underscores.</param>
    /// <param name="file">A regular file.</param>
    /// <exception cref="ArgumentException">The name is of another form.</exception>
    /// <exception cref="DataException">The file is missing, or is not Parquet.</exception>
    public void AddTable(string name, string file)
    {
        RequireTableName(name);
        // No path is ever SQL: a view takes no parameters, but it may read a variable. A file that is there is never a pattern; folders named
        // a=b are no columns.
        _ = RegularFile.LengthOf(file);
        Run($"SET VARIABLE file_of_{name} = $1", _ => 0, file);
        Run($"CREATE OR REPLACE VIEW {Identifier(name)} AS SELECT * FROM read_parquet(getvariable('file_of_{name}'), hive_partitioning = false)", _ => 0);
    }

    /// <summary>Makes a table without rows.</summary>
    /// <param name="name">The table's name: lower-case letters, digits and underscores.</param>
    /// <param name="columns">Its columns, at least one.</param>
    /// <exception cref="ArgumentException">The name is of another form.</exception>
    public void AddEmpty(string name, IReadOnlyList<ColumnSchema> columns) =>
        AddView(name, $"SELECT {string.Join(", ", columns.Select(column => $"NULL::{column.Type} AS {Identifier(column.Name)}"))} WHERE false");

    /// <summary>Makes files of several arms readable as one table: the columns arm VARCHAR and seed UBIGINT, and all that any of the files has, NULL where one has it not. Rows come file after file.</summary>
    /// <param name="name">The table's name: lower-case letters, digits and underscores.</param>
    /// <param name="files">Regular files, at least one; one file may be that of several arms.</param>
    /// <exception cref="ArgumentException">The name is of another form.</exception>
    /// <exception cref="DataException">A file is missing, or is not Parquet.</exception>
    public void AddUnion(string name, IReadOnlyList<(string Arm, ulong Seed, string File)> files)
    {
        RequireTableName(name);
        foreach (string list in (string[])["files", "arms", "seeds"])
        {
            Run($"SET VARIABLE {list}_of_{name} = []", _ => 0);
        }

        foreach ((string arm, ulong seed, string file) in files)
        {
            _ = RegularFile.LengthOf(file);
            Append("files", "VARCHAR", file);
            Append("arms", "VARCHAR", arm);
            Append("seeds", "UBIGINT", seed);
        }

        // One scan of all files and no UNION of one for each: their branches would be read in an order that depends on what else the machine does, and with it the last bits of every sum over them.
        AddView(name, $"""
            SELECT getvariable('arms_of_{name}')[file_index::BIGINT + 1] AS arm, getvariable('seeds_of_{name}')[file_index::BIGINT + 1] AS seed, *
            FROM read_parquet(getvariable('files_of_{name}'), union_by_name = true, hive_partitioning = false)
            """);

        void Append(string list, string type, object value) =>
            Run($"SET VARIABLE {list}_of_{name} = list_append(getvariable('{list}_of_{name}')::{type}[], $1::{type})", _ => 0, value);
    }

    /// <summary>Makes names with their words readable as a table (arm VARCHAR, label VARCHAR, place INTEGER from 0).</summary>
    /// <param name="name">The table's name: lower-case letters, digits and underscores.</param>
    /// <param name="rows">Its rows.</param>
    /// <exception cref="ArgumentException">The name is of another form.</exception>
    public void AddNames(string name, IEnumerable<(string Name, string Words)> rows)
    {
        RequireTableName(name);
        Run($"CREATE OR REPLACE TABLE {Identifier(name)} (arm VARCHAR, label VARCHAR, place INTEGER)", _ => 0);
        foreach (((string arm, string label), int place) in rows.Select((row, place) => (row, place)))
        {
            Run($"INSERT INTO {Identifier(name)} VALUES ($1, $2, $3)", _ => 0, arm, label, place);
        }
    }

    /// <summary>Makes names of classes readable as a table (label UTINYINT from 0, name VARCHAR).</summary>
    /// <param name="name">The table's name: lower-case letters, digits and underscores.</param>
    /// <param name="classes">The names, by label.</param>
    /// <exception cref="ArgumentException">The name is of another form.</exception>
    public void AddClassNames(string name, IEnumerable<string> classes)
    {
        RequireTableName(name);
        Run($"CREATE OR REPLACE TABLE {Identifier(name)} (label UTINYINT, name VARCHAR)", _ => 0);
        foreach ((string words, int label) in classes.Select((words, label) => (words, label)))
        {
            Run($"INSERT INTO {Identifier(name)} VALUES ($1, $2)", _ => 0, label, words);
        }
    }

    /// <summary>Makes values in pieces readable as a table (key VARCHAR, piece INTEGER from 0, word VARCHAR, number DOUBLE, NULL where the piece is none).</summary>
    /// <param name="name">The table's name: lower-case letters, digits and underscores.</param>
    /// <param name="pieces">Its rows.</param>
    /// <exception cref="ArgumentException">The name is of another form.</exception>
    public void AddPieces(string name, IEnumerable<(string Key, int Piece, string Word, double? Number)> pieces)
    {
        RequireTableName(name);
        Run($"CREATE OR REPLACE TABLE {Identifier(name)} (key VARCHAR, piece INTEGER, word VARCHAR, number DOUBLE)", _ => 0);
        foreach ((string key, int piece, string word, double? number) in pieces)
        {
            Run($"INSERT INTO {Identifier(name)} VALUES ($1, $2, $3, $4)", _ => 0, key, piece, word, number);
        }
    }

    /// <summary>Makes the answer of a query readable as a table; it is computed when it is read.</summary>
    /// <param name="name">The table's name: lower-case letters, digits and underscores.</param>
    /// <param name="sql">One SELECT.</param>
    /// <exception cref="DataException">DuckDB refuses the query.</exception>
    public void AddView(string name, string sql)
    {
        RequireTableName(name);
        Run($"CREATE OR REPLACE VIEW {Identifier(name)} AS {sql}", _ => 0);
    }

    /// <summary>Runs a query.</summary>
    /// <exception cref="DataException">DuckDB refuses the query, or it has a column of another type; the message holds the reason and the text.</exception>
    public Answer Query(string sql) => Run(sql, reader =>
    {
        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        List<object?>[] columns = Array.ConvertAll(names, _ => new List<object?>());
        while (reader.Read())
        {
            for (int column = 0; column < names.Length; column++)
            {
                columns[column].Add(reader.IsDBNull(column) ? null : Widened(reader.GetValue(column), names[column]));
            }
        }

        return new Answer(names, columns);
    });

    /// <summary>A name as SQL writes it, whatever its letters.</summary>
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static void RequireTableName(string name)
    {
        if (!TableName().IsMatch(name))
        {
            throw new ArgumentException($"\"{name}\" is no name of a table: lower-case letters, digits and underscores are.", nameof(name));
        }
    }

    private static object Widened(object value, string column) => value switch
    {
        bool or string or long or double => value,
        byte or sbyte or short or ushort or int or uint => Convert.ToInt64(value, null),
        ulong number => checked((long)number),
        BigInteger number => checked((long)number),
        float number => (double)number,
        List<float> numbers => numbers.ToArray(),
        Stream bytes => BytesOf(bytes),
        _ => throw new DataException($"Column \"{column}\" of a query is a {value.GetType().Name}, which is not read here; cast it in the query."),
    };

    private static byte[] BytesOf(Stream stream)
    {
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private T Run<T>(string sql, Func<DuckDBDataReader, T> read, params ReadOnlySpan<object?> parameters)
    {
        using DuckDBCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // queries are files of the repository; what is put into one goes through Identifier
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (object? parameter in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(parameter ?? DBNull.Value));
        }

        try
        {
            using DuckDBDataReader reader = command.ExecuteReader();
            return read(reader);
        }
        catch (DuckDBException failure)
        {
            throw new DataException($"DuckDB refused a statement: {failure.Message}{Environment.NewLine}The statement: {sql}", failure);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*\\z")]
    private static partial Regex TableName();
}
