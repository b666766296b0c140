using System.Globalization;

namespace ResearchPipeline.Explorer.Tables;

/// <summary>Values of an answer as the narrower types in which tables keep them.</summary>
internal static class Number
{
    /// <summary>A whole number 0 … 255.</summary>
    public static byte Byte(object? value) => Convert.ToByte(value, CultureInfo.InvariantCulture);

    /// <summary>A whole number 0 … 65,535.</summary>
    public static ushort Short(object? value) => Convert.ToUInt16(value, CultureInfo.InvariantCulture);

    /// <summary>A number rounded to binary32, or null.</summary>
    public static float? Float(object? value) => value is null ? null : Convert.ToSingle(value, CultureInfo.InvariantCulture);
}
