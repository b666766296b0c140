namespace ResearchPipeline.Data.Tables;

/// <summary>What a column of a result table is called, holds and means.</summary>
/// <param name="Name">Its name in SQL.</param>
/// <param name="Type">DuckDB's name of its type: UTINYINT, USMALLINT, INTEGER, FLOAT, DOUBLE, BOOLEAN, VARCHAR or BLOB.</param>
/// <param name="Unit">Unit of its values, "1" for a pure number; "" for indices, names and flags.</param>
/// <param name="Description">What a value is, in one or two sentences; for an optional column also when there is none.</param>
/// <param name="IsOptional">Whether a value can be undefined, and is NULL then.</param>
public sealed record ColumnSchema(string Name, string Type, string Unit, string Description, bool IsOptional);
