using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tables;

/// <summary>The answer of a query, column by column; values are of type double, long, string, bool, float[] (a list of numbers) or byte[], or null.</summary>
public sealed class Answer
{
    private readonly Dictionary<string, object?[]> _columns;

    internal Answer(IReadOnlyList<string> names, IReadOnlyList<List<object?>> columns)
    {
        Names = names;
        Count = columns.Count == 0 ? 0 : columns[0].Count;
        _columns = names.Zip(columns).ToDictionary(column => column.First, column => column.Second.ToArray());
    }

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>Names of the columns, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A column, as long as the answer.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public IReadOnlyList<object?> this[string column] => _columns.TryGetValue(column, out object?[]? values)
        ? values
        : throw new ArgumentException($"The answer of a query has no column {column}; its columns are {string.Join(", ", Names)}.", nameof(column));

    /// <summary>A column of one type without NULL.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="DataException">It holds something else.</exception>
    public IReadOnlyList<T> Of<T>(string column)
        where T : notnull =>
        [.. this[column].Select((value, row) => value is T typed
            ? typed
            : throw new DataException($"Column {column} of a query holds {(value is null ? "NULL" : $"a {value.GetType().Name}")} in row {row}; expected a {typeof(T).Name}."))];
}
