using System.Globalization;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Attacks;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>attacks: how much accuracy changes of pixels leave that follow gradients; the same of each member, and its median linearised margin, in the summary.</summary>
internal sealed class AttackTable : TableMeasure<AttackedAccuracy>
{
    /// <inheritdoc/>
    public override Question Question => Question.Attacks;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasInputGradients)];

    /// <inheritdoc/>
    public override ResultTable<AttackedAccuracy> Schema { get; } = new ResultTable<AttackedAccuracy>(
        "attacks", "member, attack, epsilon, crafted_on",
        "How often each member names the right class of the first 2,000 evaluated images, or all of fewer, after an attack has changed their pixels, each by at most epsilon and to no less than 0 and no more than 1. No training was meant to withstand it, and it is no measure of robustness: attacks follow first-order gradients from one start, so that a better one may leave less, and nothing is certified.")
        .Member(row => row.Member)
        .Texts("attack", "\"none\"; \"random-sign\", every pixel by epsilon up or down at random; \"fgsm\", one step along the sign of the gradient of the label's cross-entropy; \"pgd\", 20 such steps of 2.5 epsilon / 20, from the image on, each followed by projection, with what is selected of a code selected anew in each; \"pgd-straight-through\", the same along gradients that pass the selection as if everything had been selected, of models that select.", row => row.Attack)
        .Doubles("epsilon", "intensity", "The largest change of a pixel that is allowed; 0 of none.", row => row.Epsilon)
        .OptionalBytes("crafted_on", "", "The member whose gradients were followed, which knows all of it; where that is another, the attack is transferred. NULL where none were.", row => row.CraftedOn)
        .Integers("images", "images", "Attacked images.", row => row.Images)
        .Doubles("accuracy", "1", "Share of them whose class the member names.", row => row.Accuracy)
        .Doubles("change_median", "intensity", "Median over images of the largest change of a pixel that was made.", row => Descriptive.quantile(0.5, row.Changes))
        .Doubles("change_mean", "intensity", "Its mean.", row => Descriptive.mean(row.Changes));

    /// <inheritdoc/>
    public override IReadOnlyList<AttackedAccuracy> Rows(Subject subject) => subject.Attacks.Accuracies;

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) => Enumerable.Range(0, subject.Members).SelectMany(member => (SummaryLine[])
    [
        .. subject.Attacks.Accuracies.Where(row => row.Member == member && (row.CraftedOn ?? member) == member).OrderBy(row => row.Attack != AttackNames.None)
            .Select(row => SummaryLine.Of(row.Member, NameOf(row.Attack, row.Epsilon), row.Accuracy, "1")),
        .. subject.Attacks.Accuracies.Where(row => row.Member == member && row.CraftedOn is byte other && other != member).GroupBy(row => row.Epsilon)
            .Select(rows => SummaryLine.Of((byte)member, NameOf("transfer", rows.Key), Descriptive.mean([.. rows.Select(row => row.Accuracy)]), "1")),
        SummaryLine.Of((byte)member, "linearised_margin", Descriptive.quantile(0.5, subject.Attacks.Margins[member]), "intensity"),
    ]);

    private static string NameOf(string attack, double epsilon) => attack == AttackNames.None
        ? "accuracy_clean"
        : string.Create(CultureInfo.InvariantCulture, $"accuracy_{attack.Replace('-', '_')}_{epsilon}");
}
