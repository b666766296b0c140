using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>summary: one number a measure.</summary>
internal static class SummaryTable
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<Measure> Schema { get; } = new ResultTable<Measure>(
        "summary", "metric, model, member", "One number a measure: of each member, of the ensemble, and over pairs. The same numbers are in summary.json.")
        .Texts("metric", "Name of the measure; see the list of measures.", row => row.Metric)
        .Texts("model", "\"member\", \"ensemble\", \"member-pairs\", \"isotropic-pairs\" or \"second-moment-pairs\".", row => row.Model)
        .OptionalMember(row => row.Member)
        .OptionalDoubles("value", "the row's unit", "Its value; NULL where it is undefined, such as a standard deviation over one pair.", row => row.Value)
        .Texts("unit", "Unit of the value; \"1\" for a pure number.", row => row.Unit);
}
