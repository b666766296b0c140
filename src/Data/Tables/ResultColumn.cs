using Parquet;
using Parquet.Schema;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tables;

/// <summary>A column of a table whose rows are <typeparamref name="TRow"/>: its schema, and how to get its value from a row.</summary>
internal abstract class ResultColumn<TRow>(ColumnSchema schema, Type type)
{
    public ColumnSchema Schema => schema;

    protected Type ClrType { get; } = type;

    public DataField Field { get; } = new(schema.Name, type, schema.IsOptional);

    protected Dictionary<string, string> Metadata { get; } = new() { ["unit"] = schema.Unit, ["description"] = schema.Description };

    /// <summary>The same column with another description.</summary>
    public abstract ResultColumn<TRow> Described(string description);

    /// <summary>Writes the values of some rows as the next column of a row group.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, int start, int count);
}

/// <summary>A column whose value is always defined.</summary>
internal sealed class RequiredColumn<TRow, T>(ColumnSchema schema, Type type, Func<TRow, T> value) : ResultColumn<TRow>(schema, type)
    where T : struct
{
    public override ResultColumn<TRow> Described(string description) => new RequiredColumn<TRow, T>(Schema with { Description = description }, ClrType, value);

    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, int start, int count)
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = value(rows[start + i]);
            if (values[i] is double.NaN or float.NaN)
            {
                throw new DataException(
                    $"Row {start + i} of column \"{Schema.Name}\" is not a number, although its value is always defined by the schema. This is a fault of the program.");
            }
        }

        return group.WriteAsync<T>(Field, values, null, Metadata);
    }
}

/// <summary>A column whose value can be undefined: null, or NaN, becomes NULL.</summary>
internal sealed class OptionalColumn<TRow, T>(ColumnSchema schema, Type type, Func<TRow, T?> value) : ResultColumn<TRow>(schema, type)
    where T : struct
{
    public override ResultColumn<TRow> Described(string description) => new OptionalColumn<TRow, T>(Schema with { Description = description }, ClrType, value);

    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, int start, int count)
    {
        T?[] values = new T?[count];
        for (int i = 0; i < count; i++)
        {
            T? one = value(rows[start + i]);
            values[i] = one is double.NaN or float.NaN ? null : one;
        }

        return group.WriteAsync<T>(Field, values, null, Metadata);
    }
}
