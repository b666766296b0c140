namespace ResearchPipeline.Data.Tables;

/// <summary>
/// A result table over rows of a type. It is declared once, column after column, each with its meaning and the value that a row has for it;
/// each of the methods returns the table with one column more.
/// </summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
public sealed class ResultTable<TRow> : ResultTable
{
    private readonly ResultColumn<TRow>[] _columns;

    /// <summary>A table without columns.</summary>
    /// <param name="name">Its name in SQL, and of its file.</param>
    /// <param name="row">What a row stands for, as its key columns: "member, feature".</param>
    /// <param name="description">What the table holds, in a sentence or two.</param>
    public ResultTable(string name, string row, string description)
        : this(name, row, description, [])
    {
    }

    private ResultTable(string name, string row, string description, ResultColumn<TRow>[] columns)
        : base(name, row, description)
    {
        _columns = columns;
        Columns = [.. columns.Select(column => column.Schema)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ColumnSchema> Columns { get; }

    internal IReadOnlyList<ResultColumn<TRow>> ColumnsOfRows => _columns;

    /// <summary>Whole numbers 0 … 255, as UTINYINT.</summary>
    public ResultTable<TRow> Bytes(string name, string unit, string description, Func<TRow, byte> value) =>
        Required(name, "UTINYINT", unit, description, value);

    /// <summary>Whole numbers 0 … 255 or NULL, as UTINYINT.</summary>
    public ResultTable<TRow> OptionalBytes(string name, string unit, string description, Func<TRow, byte?> value) =>
        Optional(name, "UTINYINT", unit, description, value);

    /// <summary>Whole numbers 0 … 65,535, as USMALLINT.</summary>
    public ResultTable<TRow> Shorts(string name, string unit, string description, Func<TRow, ushort> value) =>
        Required(name, "USMALLINT", unit, description, value);

    /// <summary>Whole numbers 0 … 65,535 or NULL, as USMALLINT.</summary>
    public ResultTable<TRow> OptionalShorts(string name, string unit, string description, Func<TRow, ushort?> value) =>
        Optional(name, "USMALLINT", unit, description, value);

    /// <summary>Whole numbers, as INTEGER.</summary>
    public ResultTable<TRow> Integers(string name, string unit, string description, Func<TRow, int> value) =>
        Required(name, "INTEGER", unit, description, value);

    /// <summary>Whole numbers or NULL, as INTEGER.</summary>
    public ResultTable<TRow> OptionalIntegers(string name, string unit, string description, Func<TRow, int?> value) =>
        Optional(name, "INTEGER", unit, description, value);

    /// <summary>binary32, never NaN, as FLOAT.</summary>
    public ResultTable<TRow> Floats(string name, string unit, string description, Func<TRow, float> value) =>
        Required(name, "FLOAT", unit, description, value);

    /// <summary>binary32 or NULL, as FLOAT; NaN becomes NULL.</summary>
    public ResultTable<TRow> OptionalFloats(string name, string unit, string description, Func<TRow, float?> value) =>
        Optional(name, "FLOAT", unit, description, value);

    /// <summary>binary64, never NaN, as DOUBLE.</summary>
    public ResultTable<TRow> Doubles(string name, string unit, string description, Func<TRow, double> value) =>
        Required(name, "DOUBLE", unit, description, value);

    /// <summary>binary64 or NULL, as DOUBLE; NaN becomes NULL.</summary>
    public ResultTable<TRow> OptionalDoubles(string name, string unit, string description, Func<TRow, double?> value) =>
        Optional(name, "DOUBLE", unit, description, value);

    /// <summary>True or false, as BOOLEAN.</summary>
    public ResultTable<TRow> Flags(string name, string description, Func<TRow, bool> value) =>
        Required(name, "BOOLEAN", "", description, value);

    /// <summary>Text, as VARCHAR.</summary>
    public ResultTable<TRow> Texts(string name, string description, Func<TRow, string> value) =>
        With(new RequiredColumn<TRow, ReadOnlyMemory<char>>(
            new ColumnSchema(name, "VARCHAR", "", description, false), typeof(string), row => value(row).AsMemory()));

    /// <summary>Bytes, as BLOB.</summary>
    public ResultTable<TRow> Blobs(string name, string unit, string description, Func<TRow, ReadOnlyMemory<byte>> value) =>
        With(new RequiredColumn<TRow, ReadOnlyMemory<byte>>(new ColumnSchema(name, "BLOB", unit, description, false), typeof(byte[]), value));

    /// <summary>The table without some of its columns.</summary>
    public ResultTable<TRow> Without(IReadOnlyList<string> columns) =>
        new(Name, Row, Description, [.. _columns.Where(column => !columns.Contains(column.Schema.Name))]);

    /// <inheritdoc/>
    public override ResultTable<TRow> Reworded(Func<string, string> words) =>
        new(Name, Row, words(Description), [.. _columns.Select(column => column.Described(words(column.Schema.Description)))]);

    private ResultTable<TRow> Required<T>(string name, string type, string unit, string description, Func<TRow, T> value)
        where T : struct =>
        With(new RequiredColumn<TRow, T>(new ColumnSchema(name, type, unit, description, false), typeof(T), value));

    private ResultTable<TRow> Optional<T>(string name, string type, string unit, string description, Func<TRow, T?> value)
        where T : struct =>
        With(new OptionalColumn<TRow, T>(new ColumnSchema(name, type, unit, description, true), typeof(T), value));

    private ResultTable<TRow> With(ResultColumn<TRow> column) => new(Name, Row, Description, [.. _columns, column]);
}
