namespace ResearchPipeline.Evaluation;

/// <summary>One number of the summary.</summary>
/// <param name="Metric">"mse", "pearson", ….</param>
/// <param name="Model">"member", "ensemble", "member-pairs", "isotropic-pairs" or "second-moment-pairs".</param>
/// <param name="Member">The member, where the model is one.</param>
/// <param name="Value">NaN where it is undefined.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record Measure(string Metric, string Model, byte? Member, double Value, string Unit);
