using ResearchPipeline.Evaluation.Measures;

namespace ResearchPipeline.Evaluation;

/// <summary>One number of the summary.</summary>
/// <param name="Metric">"mse", "pearson", ….</param>
/// <param name="Model">"member", "ensemble", "member-pairs", "isotropic-pairs" or "second-moment-pairs".</param>
/// <param name="Member">The member, where the model is one.</param>
/// <param name="Value">NaN where it is undefined.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record SummaryLine(string Metric, string Model, byte? Member, double Value, string Unit)
{
    /// <summary>A number of a member, or of the whole model where that consists of members.</summary>
    /// <param name="member">The member; null for the whole.</param>
    /// <param name="metric">Its name.</param>
    /// <param name="value">NaN where it is undefined.</param>
    /// <param name="unit">Its unit.</param>
    public static SummaryLine Of(byte? member, string metric, double value, string unit) =>
        new(metric, ModelNames.Of(member), member, value, unit);
}
