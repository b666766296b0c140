using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;

namespace ResearchPipeline.Evaluation;

/// <summary>summary: one number a measure.</summary>
internal static class SummaryTable
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<SummaryLine> Schema { get; } = new ResultTable<SummaryLine>(
        "summary", "metric, model, member", "One number a measure: of each member, of the ensemble, and over pairs. The same numbers are in summary.json.")
        .Texts("metric", "Name of the measure; see the list of measures.", row => row.Metric)
        .Texts("model", "\"member\", \"ensemble\", \"member-pairs\", \"isotropic-pairs\" or \"second-moment-pairs\".", row => row.Model)
        .OptionalMember(row => row.Member)
        .OptionalDoubles("value", "the row's unit", "Its value; NULL where it is undefined, such as a standard deviation over one pair.", row => row.Value)
        .Texts("unit", "Unit of the value; \"1\" for a pure number.", row => row.Unit);

    /// <summary>
    /// What measures have to say of a model, in the order in which it is published: each member's numbers, the whole model's, those of pairs; within
    /// one of these as the measures stand in their list.
    /// </summary>
    public static IReadOnlyList<SummaryLine> Rows(IEnumerable<Measure> measures, Subject subject) =>
    [
        .. measures
            .SelectMany(measure => measure.Summary(subject))
            .OrderBy(line => Array.IndexOf(ModelNames.InSummary, line.Model))
            .ThenBy(line => line.Member),
    ];
}
