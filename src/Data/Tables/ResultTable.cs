namespace ResearchPipeline.Data.Tables;

/// <summary>What a result table is: the writer and the documentation both come from it.</summary>
/// <param name="name">Its name in SQL, and of its file.</param>
/// <param name="row">What a row stands for, as its key columns: "member, feature".</param>
/// <param name="description">What the table holds, in a sentence or two.</param>
public abstract class ResultTable(string name, string row, string description)
{
    /// <summary>Its name in SQL, and of its file.</summary>
    public string Name => name;

    /// <summary>What a row stands for.</summary>
    public string Row => row;

    /// <summary>What the table holds.</summary>
    public string Description => description;

    /// <summary>The columns in file order.</summary>
    public abstract IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>The table with other texts.</summary>
    /// <param name="words">What a description becomes: that of the table, and that of each column.</param>
    public abstract ResultTable Reworded(Func<string, string> words);

    /// <summary>The file of a table, inside its folder.</summary>
    public static string FileNameOf(string table) => $"{table}.parquet";
}
