using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>codes: the sparse code of every evaluated image under every member.</summary>
internal static class CodesTable
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "codes", "member, image, feature", "The k latents that a member keeps of each evaluated image; latents that are not listed are zero.")
        .Member(row => row.Member)
        .Image(row => row.Image)
        .Feature(row => row.Feature)
        .Floats("value", "activation", "The latent's value. It is among the k largest, which does not keep it from being zero or negative.", row => row.Value);

    public static Row[] Rows(MemberCodes[] codes) => Tables.Rows.Of(codes.Length, codes[0].Values.Length, (member, i) => new Row(
        (byte)member, (ushort)(i / codes[member].K), codes[member].Features[i], codes[member].Values[i]));

    internal readonly record struct Row(byte Member, ushort Image, ushort Feature, float Value);
}
