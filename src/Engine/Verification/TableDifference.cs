using System.Globalization;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Engine.Verification;

/// <summary>Finds where two Parquet files differ: rows in order, columns in order within a row.</summary>
public static class TableDifference
{
    private const string PublishedTable = "published";
    private const string HereTable = "here";

    /// <summary>The difference, or null when every cell is the same.</summary>
    public static NumericDifference? Find(string published, string here)
    {
        using ResultDatabase database = new();
        database.AddTable(PublishedTable, published);
        database.AddTable(HereTable, here);
        Column[] before = Columns(database, PublishedTable);
        Column[] after = Columns(database, HereTable);
        (long rowsBefore, long rowsAfter) = (Rows(database, PublishedTable), Rows(database, HereTable));
        if (!before.SequenceEqual(after) || rowsBefore != rowsAfter)
        {
            return new NumericDifference("table", Describe(before, rowsBefore), Describe(after, rowsAfter), null, 1, 1, double.PositiveInfinity);
        }

        ColumnDifference[] columns = before
            .Select(column => Compare(database, column))
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

    private static Column[] Columns(ResultDatabase database, string table)
    {
        Answer described = database.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {table})");
        return [.. described.Of<string>("column_name").Zip(described.Of<string>("column_type"), (name, type) => new Column(name, type))];
    }

    private static long Rows(ResultDatabase database, string table) =>
        database.Query($"SELECT count(*) AS n FROM {table}").Of<long>("n")[0];

    private static ColumnDifference Compare(ResultDatabase database, Column column)
    {
        string name = ResultDatabase.Identifier(column.Name);
        string relative = column.IsNumber
            ? "max(CASE WHEN a IS NULL OR b IS NULL THEN 'infinity'::DOUBLE ELSE abs(a::DOUBLE - b::DOUBLE) / greatest(abs(a::DOUBLE), abs(b::DOUBLE)) END)"
            : "'infinity'::DOUBLE";
        Answer answer = database.Query($"""
            WITH pairs AS (
                SELECT row_number() OVER () - 1 AS row, p.{name} AS a, h.{name} AS b
                FROM {PublishedTable} p POSITIONAL JOIN {HereTable} h)
            SELECT count(*) AS different, coalesce(min(row), 0) AS first, {Shown(column, "a")} AS a, {Shown(column, "b")} AS b, {relative} AS largest
            FROM pairs WHERE a IS DISTINCT FROM b
            """);
        return new ColumnDifference(
            column, answer.Of<long>("different")[0], answer.Of<long>("first")[0], answer["a"][0], answer["b"][0], answer["largest"][0] as double? ?? double.PositiveInfinity);
    }

    // Bytes are shown as DuckDB writes them: \x00 for those that are no letters.
    private static string Shown(Column column, string side) =>
        column.Type == "BLOB" ? $"arg_min({side}, row)::VARCHAR" : $"arg_min({side}, row)";

    private static ulong? Ulp(ColumnDifference column) => (column.Column.Type, column.Published, column.Here) switch
    {
        ("FLOAT", double a, double b) => NumericDifference.UlpBetween((float)a, (float)b),
        ("DOUBLE", double a, double b) => NumericDifference.UlpBetween(a, b),
        _ => null,
    };

    private static string Text(object? value) => value is null ? "undefined" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Describe(Column[] columns, long rows) =>
        $"{rows} rows of {string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"))}";

    private sealed record Column(string Name, string Type)
    {
        public bool IsNumber => Type is not ("VARCHAR" or "BOOLEAN" or "BLOB");
    }

    private sealed record ColumnDifference(
        Column Column, long Different, long FirstRow, object? Published, object? Here, double LargestRelative);
}
