using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>loss: how the members' loss fell, term by term; final_loss in the summary.</summary>
internal sealed class LossTable : TableMeasure<LossTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasLosses)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "loss", "member, step, term", "Each term of a member's loss on the images of a step, at the parameters with which the step began.")
        .Member(row => row.Member)
        .Integers("epoch", "", "Number of the epoch, from 1.", row => row.Epoch)
        .Integers("step", "", "Number of the step, from 1, through all epochs.", row => row.Step)
        .Texts("term", "Name of the term, as in curves.safetensors.", row => row.Term.Part)
        .Doubles("value", "the term's own unit", "Value of the term before its weight.", row => row.Value)
        .Doubles("weight", "1", "What it is multiplied by in the loss.", row => row.Term.Weight);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        LossHistory losses = ((IHasLosses)subject.Model).Losses;
        return
        [
            .. Enumerable.Range(0, subject.Members).SelectMany(member => Enumerable.Range(0, losses.Curves.Steps).SelectMany(step => losses.Terms.Select(term =>
                new Row((byte)member, step / losses.StepsPerEpoch + 1, step + 1, term, losses.Curves.At(term.Part, step, member))))),
        ];
    }

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject)
    {
        LossHistory losses = ((IHasLosses)subject.Model).Losses;
        return Enumerable.Range(0, subject.Members).Select(member => SummaryLine.Of(
            (byte)member, "final_loss", losses.Terms.Sum(term => term.Weight * losses.Curves.At(term.Part, losses.Curves.Steps - 1, member)), "the loss's own unit"));
    }

    internal readonly record struct Row(byte Member, int Epoch, int Step, LossTerm Term, double Value);
}
