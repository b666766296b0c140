using ResearchPipeline.Compute;
using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>dictionary: member 0's weights, one row a (feature, pixel).</summary>
internal static class DictionaryTable
{
    public static ResultTable Build(Matrix weights) => new(
        ResultColumn.Shorts("feature", Rows.Of(weights.Rows, weights.Columns, (f, _) => (ushort)f)),
        ResultColumn.Shorts("pixel", Rows.Of(weights.Rows, weights.Columns, (_, pixel) => (ushort)pixel)),
        ResultColumn.Floats("weight", weights.Values.ToArray()));
}
