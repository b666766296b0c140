using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>How large codes are: l0, bits and l1 in the summary, from the pass over the evaluated images.</summary>
internal sealed class CodeSizes : Measure
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodes)];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject)
    {
        Codes[] codes = subject.Test.Codes;
        double[] bits = Array.ConvertAll(Capability.OfMembers<IEncodes>(subject.Model), member => member.Bits);
        return
        [
            .. codes.SelectMany((of, member) => (SummaryLine[])
            [
                SummaryLine.Of((byte)member, WholeMeasures.ActiveLatents, Mean(of.L0()), "latents"),
                SummaryLine.Of((byte)member, WholeMeasures.Bits, bits[member], "bit"),
                SummaryLine.Of((byte)member, "l1", Descriptive.mean(of.L1()), "activation"),
            ]),
            .. Capability.OfWhole<IReconstructs>(subject.Model) is not null
                ? (SummaryLine[])[SummaryLine.Of(null, WholeMeasures.ActiveLatents, Mean(subject.L0OfAny), "latents"), SummaryLine.Of(null, WholeMeasures.Bits, bits.Sum(), "bit")]
                : [],
        ];
    }

    private static double Mean(int[] counts) => Descriptive.mean(Array.ConvertAll(counts, count => (double)count));
}
