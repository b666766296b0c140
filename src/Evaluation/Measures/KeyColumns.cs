using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>The columns that name what a row is about: alike in every table, so that tables join.</summary>
internal static class KeyColumns
{
    /// <summary>member, where every row is of one.</summary>
    public static ResultTable<TRow> Member<TRow>(this ResultTable<TRow> table, Func<TRow, byte> value) =>
        table.Bytes("member", "", "Number of the member, from 0.", value);

    /// <summary>member, where some rows are of none.</summary>
    public static ResultTable<TRow> OptionalMember<TRow>(this ResultTable<TRow> table, Func<TRow, byte?> value) =>
        table.OptionalBytes("member", "", "Number of the member, from 0; NULL where a row is not of one member.", value);

    /// <summary>feature.</summary>
    public static ResultTable<TRow> Feature<TRow>(this ResultTable<TRow> table, Func<TRow, ushort> value) =>
        table.Shorts("feature", "", "Number of the feature (latent) within its member, from 0.", value);

    /// <summary>unit.</summary>
    public static ResultTable<TRow> Unit<TRow>(this ResultTable<TRow> table, Func<TRow, ushort> value) =>
        table.Shorts("unit", "", "Number of the unit within its layer, from 0; of a code, the latent.", value);

    /// <summary>image.</summary>
    public static ResultTable<TRow> Image<TRow>(this ResultTable<TRow> table, Func<TRow, ushort> value) =>
        table.Shorts("image", "", "Number of the evaluated image, from 0.", value);

    /// <summary>label.</summary>
    public static ResultTable<TRow> Label<TRow>(this ResultTable<TRow> table, Func<TRow, byte> value) =>
        table.Bytes("label", "", "The image's class, 0 to {last class}.", value);

    /// <summary>pixel.</summary>
    public static ResultTable<TRow> Pixel<TRow>(this ResultTable<TRow> table, Func<TRow, ushort> value) =>
        table.Shorts("pixel", "", "Number of the pixel, 0 to {last pixel}, {order} of {columns}.", value);

    /// <summary>split.</summary>
    public static ResultTable<TRow> Split<TRow>(this ResultTable<TRow> table, Func<TRow, string> value) =>
        table.Texts("split", "\"train\" or \"evaluated\".", value);

    /// <summary>model, where rows are of a member or of the whole.</summary>
    /// <param name="table">The table.</param>
    /// <param name="whole">What the whole is.</param>
    /// <param name="member">The member of a row; null for the whole.</param>
    public static ResultTable<TRow> Model<TRow>(this ResultTable<TRow> table, string whole, Func<TRow, byte?> member) =>
        table.Texts("model", $"\"member\", or \"ensemble\" for {whole}.", row => ModelNames.Of(member(row)));
}
