using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>consistency: how far the dictionaries of a pair agree.</summary>
internal static class ConsistencyTable
{
    /// <summary>The table's schema; a row is a pair as it is.</summary>
    public static ResultTable<PairAgreement> Schema { get; } = Pairs(
        new ResultTable<PairAgreement>("consistency", "kind, member_a, member_b", "How far the two dictionaries of a pair agree; empty for a study of one member."),
        pair => pair)
        .Doubles("matched_cosine", "cosine", "Mean cosine under the best one-to-one matching of features (PW-MCC).", pair => pair.Dictionary.MatchedCosine)
        .Doubles("mmcs", "cosine", "Mean over features of the largest cosine with any feature of the other, mean of both directions.", pair => pair.Dictionary.Mmcs)
        .Doubles("index_agreement", "cosine", "Mean cosine of features of equal number.", pair => pair.Dictionary.IndexAgreement)
        .Doubles("jaccard", "1", "Mean over evaluated images of the Jaccard index of both active sets, by number of the features.", pair => pair.Jaccard);

    /// <summary>Adds the columns that name a pair.</summary>
    public static ResultTable<TRow> Pairs<TRow>(ResultTable<TRow> table, Func<TRow, PairAgreement> pair) => table
        .Texts("kind", "\"members\", or what agreement is by chance: \"isotropic\" for dictionaries of independent normal weights, \"second-moment\" for dictionaries of noise with the members' own second moment.", row => pair(row).Kind)
        .Bytes("member_a", "", "The pair's lower member, or dictionary of noise.", row => (byte)pair(row).First)
        .Bytes("member_b", "", "The pair's higher member, or dictionary of noise.", row => (byte)pair(row).Second);
}
