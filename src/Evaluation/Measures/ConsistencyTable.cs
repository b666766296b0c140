using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>consistency: how far the dictionaries of a pair agree, from the agreement of pairs; pw_mcc to jaccard in the summary.</summary>
internal sealed class ConsistencyTable : TableMeasure<PairAgreement>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasMembers<object>), typeof(IEncodesSparsely), typeof(IHasFeatures)];

    /// <summary>The table's schema; a row is a pair as it is.</summary>
    public override ResultTable<PairAgreement> Schema { get; } = Pairs(
        new ResultTable<PairAgreement>("consistency", "kind, member_a, member_b", "How far the two dictionaries of a pair agree; empty for a study of one member."),
        pair => pair)
        .Doubles("matched_cosine", "cosine", "Mean cosine under the best one-to-one matching of features (PW-MCC).", pair => pair.Dictionary.MatchedCosine)
        .Doubles("mmcs", "cosine", "Mean over features of the largest cosine with any feature of the other, mean of both directions.", pair => pair.Dictionary.Mmcs)
        .Doubles("index_agreement", "cosine", "Mean cosine of features of equal number.", pair => pair.Dictionary.IndexAgreement)
        .Doubles("jaccard", "1", "Mean over evaluated images of the Jaccard index of both active sets, by number of the features.", pair => pair.Jaccard);

    /// <inheritdoc/>
    public override IReadOnlyList<PairAgreement> Rows(Subject subject) => subject.Pairs;

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) =>
    [
        .. Lines(ModelNames.MemberPairs, ModelNames.Members, subject),
        .. subject.Model is ITakesFeatures
            ? [.. Lines(ModelNames.IsotropicPairs, ModelNames.Isotropic, subject), .. Lines(ModelNames.SecondMomentPairs, ModelNames.SecondMoment, subject)]
            : Array.Empty<SummaryLine>(),
    ];

    /// <summary>Adds the columns that name a pair.</summary>
    public static ResultTable<TRow> Pairs<TRow>(ResultTable<TRow> table, Func<TRow, PairAgreement> pair) => table
        .Texts("kind", "\"members\", or what agreement is by chance: \"isotropic\" for dictionaries of independent normal weights, \"second-moment\" for dictionaries of noise with the members' own second moment.", row => pair(row).Kind)
        .Bytes("member_a", "", "The pair's lower member, or dictionary of noise.", row => (byte)pair(row).First)
        .Bytes("member_b", "", "The pair's higher member, or dictionary of noise.", row => (byte)pair(row).Second);

    private static SummaryLine[] Lines(string model, string kind, Subject subject)
    {
        PairAgreement[] pairs = [.. subject.Pairs.Where(pair => pair.Kind == kind)];
        double[] matched = Array.ConvertAll(pairs, pair => pair.Dictionary.MatchedCosine);
        return
        [
            Line("pw_mcc", Descriptive.mean(matched), "cosine"),
            Line("pw_mcc_sd", Descriptive.standardDeviation(matched), "cosine"),
            Line("mmcs", Descriptive.mean(Array.ConvertAll(pairs, pair => pair.Dictionary.Mmcs)), "cosine"),
            Line("index_agreement", Descriptive.mean(Array.ConvertAll(pairs, pair => pair.Dictionary.IndexAgreement)), "cosine"),
            Line("jaccard", Descriptive.mean(Array.ConvertAll(pairs, pair => pair.Jaccard)), "1"),
        ];

        SummaryLine Line(string metric, double value, string unit) => new(metric, model, null, value, unit);
    }
}
