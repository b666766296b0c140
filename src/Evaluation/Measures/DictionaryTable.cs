using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>dictionary: member 0's features.</summary>
internal sealed class DictionaryTable : TableMeasure<DictionaryTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasFeatures)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "dictionary", "feature, pixel", "The weights of member 0, at the end of the last epoch; those of every member are in train/weights.safetensors.")
        .Feature(row => row.Feature)
        .Pixel(row => row.Pixel)
        .Floats("weight", "1", "W[feature, pixel].", row => row.Weight);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Rows(subject.Features[0]);

    internal static Row[] Rows(Matrix weights) => Grid.Of(weights.Rows, weights.Columns, (f, pixel) =>
        new Row((ushort)f, (ushort)pixel, weights.Row(f)[pixel]));

    internal readonly record struct Row(ushort Feature, ushort Pixel, float Weight);
}
