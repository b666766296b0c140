using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Data.Tests.Tables;

/// <summary>A row with a value for every kind of column.</summary>
internal sealed record AnyRow(
    byte Byte, byte? OptionalByte, ushort Short, ushort? OptionalShort, int Integer, int? OptionalInteger,
    float Float, float? OptionalFloat, double Double, double? OptionalDouble, bool Flag, string Text, byte[] Blob)
{
    /// <summary>Every kind of column: its name, how a table gets it, and what DuckDB should answer for a row.</summary>
    public static (string Name, Func<ResultTable<AnyRow>, ResultTable<AnyRow>> Add, Func<AnyRow, object?> Expected)[] Columns { get; } =
    [
        ("b", table => table.Bytes("b", "", "", row => row.Byte), row => (long)row.Byte),
        ("ob", table => table.OptionalBytes("ob", "", "", row => row.OptionalByte), row => (long?)row.OptionalByte),
        ("s", table => table.Shorts("s", "", "", row => row.Short), row => (long)row.Short),
        ("os", table => table.OptionalShorts("os", "", "", row => row.OptionalShort), row => (long?)row.OptionalShort),
        ("i", table => table.Integers("i", "", "", row => row.Integer), row => (long)row.Integer),
        ("oi", table => table.OptionalIntegers("oi", "", "", row => row.OptionalInteger), row => (long?)row.OptionalInteger),
        ("f", table => table.Floats("f", "", "", row => row.Float), row => (double)row.Float),
        ("of", table => table.OptionalFloats("of", "", "", row => row.OptionalFloat), row => Defined(row.OptionalFloat)),
        ("d", table => table.Doubles("d", "", "", row => row.Double), row => row.Double),
        ("od", table => table.OptionalDoubles("od", "", "", row => row.OptionalDouble), row => Defined(row.OptionalDouble)),
        ("flag", table => table.Flags("flag", "", row => row.Flag), row => row.Flag),
        ("text", table => table.Texts("text", "", row => row.Text), row => row.Text),
        ("blob", table => table.Blobs("blob", "", "", row => row.Blob), row => Convert.ToHexString(row.Blob)),
    ];

    /// <summary>Rows with the values that break things: the ends of a range, infinities, NaN, -0, nothing, letters of four bytes.</summary>
    public static Gen<AnyRow> Generator { get; } =
        from small in Gen.Choose(0, 255)
        from optionalSmall in Optional(Gen.Choose(0, 255))
        from medium in Gen.Choose(0, 65_535)
        from optionalMedium in Optional(Gen.Choose(0, 65_535))
        from large in Integers
        from optionalLarge in Optional(Integers)
        from number in Numbers
        from optionalNumber in Optional(Gen.OneOf(Numbers, Gen.Constant(double.NaN)))
        from flag in Gen.Elements(false, true)
        from text in Gen.Elements("", "a", "ü", "∞ is no number", "😀", "it's \"quoted\"; --", "\0", "a line\nand another").ListOf(3)
        from blob in Gen.Choose(0, 255).ArrayOf(5)
        select new AnyRow(
            (byte)small, (byte?)optionalSmall, (ushort)medium, (ushort?)optionalMedium, large, optionalLarge,
            (float)number, (float?)optionalNumber, number, optionalNumber, flag, string.Concat(text), Array.ConvertAll(blob, value => (byte)value));

    private static Gen<int> Integers => Gen.OneOf(Gen.Choose(int.MinValue, int.MaxValue), Gen.Elements(0, -1, int.MinValue, int.MaxValue));

    private static Gen<double> Numbers => Gen.OneOf(
        Gen.Choose(-1_000_000, 1_000_000).Select(value => value / 997.0),
        Gen.Elements(0.0, -0.0, double.Epsilon, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity));

    private static Gen<T?> Optional<T>(Gen<T> values)
        where T : struct =>
        Gen.Frequency((1, Gen.Constant((T?)null)), (3, values.Select(value => (T?)value)));

    private static double? Defined(double? value) => value is double.NaN ? null : value;
}
