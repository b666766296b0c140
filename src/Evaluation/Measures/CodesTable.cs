using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>codes: the code of every evaluated image under every member, from the pass over these images; l0, bits and l1 in the summary.</summary>
internal sealed class CodesTable : TableMeasure<CodesTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodes)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "codes", "member, image, feature", "The k latents that a member keeps of each evaluated image; latents that are not listed are zero.")
        .Member(row => row.Member)
        .Image(row => row.Image)
        .Feature(row => row.Feature)
        .Floats("value", "activation", "The latent's value. It is among the k largest, which does not keep it from being zero or negative.", row => row.Value);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        Codes[] codes = subject.Test.Codes;
        return Grid.Of(codes.Length, codes[0].Values.Length, (member, i) => new Row(
            (byte)member, (ushort)(i / codes[member].Listed), codes[member].Features[i], codes[member].Values[i]));
    }

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject)
    {
        Codes[] codes = subject.Test.Codes;
        double[] bits = Array.ConvertAll(Capability.OfMembers<IEncodes>(subject.Model), member => member.Bits);
        return
        [
            .. codes.SelectMany((of, member) => (SummaryLine[])
            [
                SummaryLine.Of((byte)member, "l0", Mean(of.L0()), "latents"),
                SummaryLine.Of((byte)member, "bits", bits[member], "bit"),
                SummaryLine.Of((byte)member, "l1", Descriptive.mean(of.L1()), "activation"),
            ]),
            .. Capability.OfWhole<IReconstructs>(subject.Model) is not null
                ? (SummaryLine[])[SummaryLine.Of(null, "l0", Mean(subject.L0OfAny), "latents"), SummaryLine.Of(null, "bits", bits.Sum(), "bit")]
                : [],
        ];
    }

    private static double Mean(int[] counts) => Descriptive.mean(Array.ConvertAll(counts, count => (double)count));

    internal readonly record struct Row(byte Member, ushort Image, ushort Feature, float Value);
}
