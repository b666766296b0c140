using ResearchPipeline.Data.Tables;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>dictionary: member 0's weights.</summary>
internal static class DictionaryTable
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "dictionary", "feature, pixel", "The weights of member 0, at the end of the last epoch; those of every member are in train/weights.safetensors.")
        .Feature(row => row.Feature)
        .Pixel(row => row.Pixel)
        .Floats("weight", "1", "W[feature, pixel].", row => row.Weight);

    public static Row[] Rows(Matrix weights) => Tables.Rows.Of(weights.Rows, weights.Columns, (f, pixel) =>
        new Row((ushort)f, (ushort)pixel, weights.Row(f)[pixel]));

    internal readonly record struct Row(ushort Feature, ushort Pixel, float Weight);
}
