using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>units: what each unit of a dense code does over the evaluated images, from the pass over these; activation_mean to still in the summary.</summary>
internal sealed class UnitTable : TableMeasure<UnitTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasUnits)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "units", "member, unit", "What each unit does over the evaluated images. Units are the latents of a code that are each activated by themselves; a code of the largest numbers has features instead.")
        .Member(row => row.Member)
        .Unit(row => row.Unit)
        .Doubles("mean", "activation", "Mean of its value.", row => row.Activity.Mean)
        .OptionalDoubles("sd", "activation", "Standard deviation of its value (divisor n − 1); NULL where there is a single image.", row => row.Activity.Deviation)
        .Doubles("smallest", "activation", "Its smallest value.", row => row.Activity.Smallest)
        .Doubles("largest", "activation", "Its largest value.", row => row.Activity.Largest)
        .Doubles("over_half", "1", "Share of the images whose value is above 1/2.", row => row.Activity.OverHalf)
        .Doubles("nonzero", "1", "Share of the images whose value is not 0.", row => row.Activity.NonZero);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) =>
        [.. subject.Units.SelectMany((units, member) => units.Select((activity, unit) => new Row((byte)member, (ushort)unit, activity)))];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) => subject.Units.SelectMany((units, member) => Lines((byte)member, units));

    internal static SummaryLine[] Lines(byte member, UnitActivity[] units)
    {
        double[] means = Array.ConvertAll(units, unit => unit.Mean);
        return
        [
            SummaryLine.Of(member, "activation_mean", Descriptive.mean(means), "activation"),
            SummaryLine.Of(member, "activation_lowest", means.Min(), "activation"),
            SummaryLine.Of(member, "activation_highest", means.Max(), "activation"),
            SummaryLine.Of(member, "activation_over_half", Descriptive.mean(Array.ConvertAll(units, unit => unit.OverHalf)), "1"),
            SummaryLine.Of(member, "still", units.Count(UnitActivityModule.isStill), "units"),
        ];
    }

    internal readonly record struct Row(byte Member, ushort Unit, UnitActivity Activity);
}
