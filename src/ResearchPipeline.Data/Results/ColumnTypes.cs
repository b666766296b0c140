namespace ResearchPipeline.Data.Results;

/// <summary>duckdb_type, as far as it is used here.</summary>
internal static class ColumnTypes
{
    public const int Boolean = 1;
    public const int TinyInt = 2;
    public const int SmallInt = 3;
    public const int Integer = 4;
    public const int BigInt = 5;
    public const int UTinyInt = 6;
    public const int USmallInt = 7;
    public const int UInteger = 8;
    public const int UBigInt = 9;
    public const int Float = 10;
    public const int Double = 11;
    public const int HugeInt = 16;
    public const int VarChar = 17;
}
