using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>codes: one row for each active latent of each (member, test image); latents that are not listed are zero.</summary>
internal static class CodesTable
{
    public static ResultTable Build(MemberCodes[] codes)
    {
        int entries = codes[0].Values.Length;
        return new ResultTable(
            ResultColumn.Bytes("member", Rows.Of(codes.Length, entries, (member, _) => (byte)member)),
            ResultColumn.Shorts("image", Rows.Of(codes.Length, entries, (_, i) => (ushort)(i / codes[0].K))),
            ResultColumn.Shorts("feature", Rows.Of(codes.Length, entries, (member, i) => codes[member].Features[i])),
            ResultColumn.Floats("value", Rows.Of(codes.Length, entries, (member, i) => codes[member].Values[i])));
    }
}
