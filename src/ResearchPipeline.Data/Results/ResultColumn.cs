namespace ResearchPipeline.Data.Results;

/// <summary>A named column of a result table. NaN is stored as NULL: a value that is not defined is not a number.</summary>
public abstract class ResultColumn(string name)
{
    /// <summary>The column's name.</summary>
    public string Name { get; } = name;

    /// <summary>DuckDB's name of the element type.</summary>
    public abstract string SqlType { get; }

    /// <summary>Number of values.</summary>
    public abstract int Count { get; }

    internal abstract int Type { get; }

    /// <summary>Whole numbers 0 … 255, as UTINYINT.</summary>
    public static ResultColumn Bytes(string name, IReadOnlyList<byte> values) =>
        new NumberColumn<byte>(name, "UTINYINT", ColumnTypes.UTinyInt, values);

    /// <summary>Whole numbers 0 … 65,535, as USMALLINT.</summary>
    public static ResultColumn Shorts(string name, IReadOnlyList<ushort> values) =>
        new NumberColumn<ushort>(name, "USMALLINT", ColumnTypes.USmallInt, values);

    /// <summary>Whole numbers, as INTEGER.</summary>
    public static ResultColumn Integers(string name, IReadOnlyList<int> values) =>
        new NumberColumn<int>(name, "INTEGER", ColumnTypes.Integer, values);

    /// <summary>binary32, as FLOAT.</summary>
    public static ResultColumn Floats(string name, IReadOnlyList<float> values) =>
        new NumberColumn<float>(name, "FLOAT", ColumnTypes.Float, values);

    /// <summary>binary64, as DOUBLE.</summary>
    public static ResultColumn Doubles(string name, IReadOnlyList<double> values) =>
        new NumberColumn<double>(name, "DOUBLE", ColumnTypes.Double, values);

    /// <summary>True or false, as BOOLEAN.</summary>
    public static ResultColumn Flags(string name, IReadOnlyList<bool> values) =>
        new NumberColumn<bool>(name, "BOOLEAN", ColumnTypes.Boolean, values);

    /// <summary>Text, as VARCHAR.</summary>
    public static ResultColumn Texts(string name, IReadOnlyList<string> values) => new TextColumn(name, values);

    internal abstract void CopyTo(nint vector, int start, int rows);

    private sealed unsafe class NumberColumn<T>(string name, string sqlType, int type, IReadOnlyList<T> values) : ResultColumn(name)
        where T : unmanaged
    {
        public override string SqlType => sqlType;

        public override int Count => values.Count;

        internal override int Type => type;

        internal override void CopyTo(nint vector, int start, int rows)
        {
            T* target = (T*)DuckDb.VectorData(vector);
            for (int row = 0; row < rows; row++)
            {
                T value = values[start + row];
                target[row] = value;
                if (value is double.NaN or float.NaN)
                {
                    DuckDb.EnsureValidityWritable(vector);
                    DuckDb.VectorValidity(vector)[row / 64] &= ~(1UL << (row % 64));
                }
            }
        }
    }

    private sealed class TextColumn(string name, IReadOnlyList<string> values) : ResultColumn(name)
    {
        public override string SqlType => "VARCHAR";

        public override int Count => values.Count;

        internal override int Type => ColumnTypes.VarChar;

        internal override void CopyTo(nint vector, int start, int rows)
        {
            for (int row = 0; row < rows; row++)
            {
                DuckDb.AssignString(vector, (ulong)row, values[start + row]);
            }
        }
    }
}
