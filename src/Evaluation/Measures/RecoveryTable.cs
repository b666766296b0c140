using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>recovery: whether sums of a dictionary's own atoms are taken apart again; coherence in the summary.</summary>
internal sealed class RecoveryTable : TableMeasure<RecoveryTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasAtoms)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "recovery", "member, encoder", $"Sums of a dictionary's own atoms, taken apart again. Of {SupportRecovery.Sums} sums of as many atoms as a code chooses, drawn from those that some evaluated image activates, with coefficients between 1 and 2: which atoms an encoder finds. One step takes those with the largest products with the sum, as a k-sparse encoder does (without its biases); iterative thresholding with inversion begins with these, and takes the largest of code and products with what is left, in at most {SupportRecovery.Iterations} iterations.")
        .Member(row => row.Member)
        .Texts("encoder", "\"one-step\" or \"iterative\".", row => row.Recovery.Encoder)
        .Integers("atoms", "atoms", "Atoms of a sum.", row => row.Recovery.Atoms)
        .Doubles("found", "1", "Mean share of a sum's atoms that were found.", row => row.Recovery.Found)
        .Doubles("whole", "1", "Share of the sums of which all were found.", row => row.Recovery.Whole);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) =>
        [.. Capability.OfMembers<IHasAtoms>(subject.Model).SelectMany((member, i) => RowsOf((byte)i, AtomsOf(member.Features), LiveOf(subject.Statistics[i]), member.Chosen, subject.Study.Seed))];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) =>
        Capability.OfMembers<IHasAtoms>(subject.Model).Select((member, i) => SummaryLine.Of((byte)i, "coherence", SparseRecovery.coherence(AtomsOf(member.Features)), "1"));

    /// <param name="member">The member.</param>
    /// <param name="atoms">Its atoms.</param>
    /// <param name="live">Those that sums are made of.</param>
    /// <param name="chosen">Atoms of a sum, where there are as many.</param>
    /// <param name="seed">Of the study.</param>
    internal static Row[] RowsOf(byte member, double[][] atoms, int[] live, int chosen, ulong seed) => live.Length == 0
        ? []
        : Array.ConvertAll(SupportRecovery.Of(atoms, live, Math.Min(chosen, live.Length), new PhiloxSequence(seed, Purpose.SumsOfAtoms, member)), recovery => new Row(member, recovery));

    private static int[] LiveOf(FeatureStatistics statistics) =>
        [.. Enumerable.Range(0, statistics.Activity.Length).Where(feature => statistics.Activity[feature].Count > 0)];

    private static double[][] AtomsOf(Matrix features) => [.. Enumerable.Range(0, features.Rows).Select(f => Array.ConvertAll(features.Row(f).ToArray(), value => (double)value))];

    internal sealed record Row(byte Member, SupportRecovery Recovery);
}
