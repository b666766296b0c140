using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;

namespace ResearchPipeline.Evaluation;

/// <summary>A number of a study, or of an arm that it compares.</summary>
/// <param name="Arm">Name of the arm; "" for the study itself.</param>
/// <param name="Label">What it is, in words.</param>
/// <param name="JudgedBy">"test" or "validation".</param>
/// <param name="Seed">Its seed.</param>
internal readonly record struct ResultRow(string Arm, string Label, string JudgedBy, ulong Seed)
{
    public string Metric { get; init; } = "";

    public string Model { get; init; } = "";

    public byte? Member { get; init; } = null;

    public double? Value { get; init; } = null;

    public string Unit { get; init; } = "";

    /// <summary>results.</summary>
    public static ResultTable<ResultRow> Schema { get; } = new ResultTable<ResultRow>(
        "results", "arm, seed, metric, model, member", "The summary of the study and of every arm that it compares, in one table, and the errors of its baselines; in the stage results, and beside a published report.")
        .Texts("arm", "Name of the arm; empty for the study itself.", row => row.Arm)
        .Texts("label", "What it is, in words.", row => row.Label)
        .Texts("judged_by", "\"test\" or \"validation\": the images that it was measured on.", row => row.JudgedBy)
        .Texts("seed", "Seed of its random numbers, a whole number of up to 64 bits.", row => row.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .Texts("metric", "Name of the measure, as in summary; \"diverged_at_step\" of an arm that may diverge.", row => row.Metric)
        .Texts("model", "As in summary; of a baseline its name.", row => row.Model)
        .OptionalMember(row => row.Member)
        .OptionalDoubles("value", "the row's unit", "Its value; NULL where it is undefined, and for an arm that may diverge where it did not.", row => row.Value)
        .Texts("unit", "Unit of the value; \"1\" for a pure number.", row => row.Unit);
}
