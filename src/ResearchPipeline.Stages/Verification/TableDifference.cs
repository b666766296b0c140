using System.Globalization;
using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Stages.Verification;

/// <summary>Finds where two Parquet files differ: rows in order, columns in order within a row.</summary>
public static class TableDifference
{
    /// <summary>The difference, or null when every cell is the same.</summary>
    public static NumericDifference? Find(string published, string here)
    {
        using ResultDatabase database = new();
        Column[] before = Columns(database, published);
        Column[] after = Columns(database, here);
        (long rowsBefore, long rowsAfter) = (Rows(database, published), Rows(database, here));
        if (!before.SequenceEqual(after) || rowsBefore != rowsAfter)
        {
            return new NumericDifference("table", Describe(before, rowsBefore), Describe(after, rowsAfter), null, 1, 1, double.PositiveInfinity);
        }

        ColumnDifference[] columns = before
            .Select(column => Compare(database, column, published, here))
            .Where(column => column.Different > 0)
            .ToArray();
        if (columns.Length == 0)
        {
            return null;
        }

        ColumnDifference first = columns.MinBy(column => column.FirstRow)!;
        return new NumericDifference(
            $"row {first.FirstRow}, column {first.Column.Name}", Text(first.Published), Text(first.Here), Ulp(first),
            columns.Sum(column => column.Different), rowsBefore * before.Length, columns.Max(column => column.LargestRelative));
    }

    private static Column[] Columns(ResultDatabase database, string file) => database
        .Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet('{Quote(file)}'))")
        .Select(row => new Column((string)row["column_name"]!, (string)row["column_type"]!))
        .ToArray();

    private static long Rows(ResultDatabase database, string file) =>
        (long)database.Query($"SELECT count(*) AS n FROM read_parquet('{Quote(file)}')")[0]["n"]!;

    private static ColumnDifference Compare(ResultDatabase database, Column column, string published, string here)
    {
        string relative = column.IsNumber
            ? "max(CASE WHEN a IS NULL OR b IS NULL THEN 'infinity'::DOUBLE ELSE abs(a::DOUBLE - b::DOUBLE) / greatest(abs(a::DOUBLE), abs(b::DOUBLE)) END)"
            : "'infinity'::DOUBLE";
        IReadOnlyDictionary<string, object?> row = database.Query($"""
            WITH pairs AS (
                SELECT row_number() OVER () - 1 AS row, p."{column.Name}" AS a, h."{column.Name}" AS b
                FROM read_parquet('{Quote(published)}') p POSITIONAL JOIN read_parquet('{Quote(here)}') h)
            SELECT count(*) AS different, coalesce(min(row), 0) AS first, arg_min(a, row) AS a, arg_min(b, row) AS b, {relative} AS largest
            FROM pairs WHERE a IS DISTINCT FROM b
            """)[0];
        return new ColumnDifference(
            column, (long)row["different"]!, (long)row["first"]!, row["a"], row["b"], row["largest"] as double? ?? double.PositiveInfinity);
    }

    private static ulong? Ulp(ColumnDifference column) => (column.Column.Type, column.Published, column.Here) switch
    {
        ("FLOAT", double a, double b) => NumericDifference.UlpBetween((float)a, (float)b),
        ("DOUBLE", double a, double b) => NumericDifference.UlpBetween(a, b),
        _ => null,
    };

    private static string Text(object? value) => value is null ? "undefined" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Describe(Column[] columns, long rows) =>
        $"{rows} rows of {string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"))}";

    private static string Quote(string path) => path.Replace("'", "''", StringComparison.Ordinal);

    private sealed record Column(string Name, string Type)
    {
        public bool IsNumber => Type is not ("VARCHAR" or "BOOLEAN");
    }

    private sealed record ColumnDifference(
        Column Column, long Different, long FirstRow, object? Published, object? Here, double LargestRelative);
}
