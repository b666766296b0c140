using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>encoder: what the members' first units see of an image, as they learned it.</summary>
internal sealed class EncoderTable : TableMeasure<EncoderTable.Row>
{
    private const int Units = 100;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasEncoder)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "encoder", "member, unit, pixel", "The encoder's weights of the first 100 units of every member, or of all of fewer. The columns of the decoder are in dictionary.")
        .Member(row => row.Member)
        .Unit(row => row.Unit)
        .Pixel(row => row.Pixel)
        .Floats("weight", "1", "What the pixel's intensity is multiplied by before the activation.", row => row.Weight);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) =>
    [
        .. Capability.OfMembers<IHasEncoder>(subject.Model).SelectMany((model, member) =>
        {
            Matrix weights = model.Encoder;
            return Grid.Of(Math.Min(Units, weights.Rows), weights.Columns, (unit, pixel) => new Row((byte)member, (ushort)unit, (ushort)pixel, weights.Row(unit)[pixel]));
        }),
    ];

    internal readonly record struct Row(byte Member, ushort Unit, ushort Pixel, float Weight);
}
