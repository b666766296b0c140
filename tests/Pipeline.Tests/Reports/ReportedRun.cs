using System.Globalization;
using System.Text.Json;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>A report with what its run says of itself.</summary>
/// <param name="Text">The PDF's text.</param>
/// <param name="Settings">Names and values of the specification.</param>
/// <param name="Summary">summary.json.</param>
/// <param name="IsPublished">Whether the run is a published study, unmodified.</param>
internal sealed record ReportedRun(string Text, IReadOnlyDictionary<string, string> Settings, JsonElement Summary, bool IsPublished)
{
    public int Members => int.Parse(Setting("training.members"), CultureInfo.InvariantCulture);

    public int Epochs => int.Parse(Setting("training.epochs"), CultureInfo.InvariantCulture);

    public int Latents => int.Parse(Setting("model.latents"), CultureInfo.InvariantCulture);

    public double Lambda => double.Parse(Setting("training.consistency-weight"), CultureInfo.InvariantCulture);

    public bool IsValidation => Setting("dataset.judged-by") == "validation";

    public string Setting(string key) => Settings.GetValueOrDefault(key, "");

    public double Mean(string metric) => Each(metric).Average();

    public double Least(string metric) => Each(metric).Min();

    public double Most(string metric) => Each(metric).Max();

    public double Ensemble(string metric) => Summary.GetProperty("ensemble").GetProperty(metric).GetDouble();

    public double Pairs(string metric) => Summary.GetProperty("member-pairs").GetProperty(metric).GetDouble();

    /// <summary>Of the stricter kind of noise, that with the members' own second moment.</summary>
    public double Noise(string metric) => Summary.GetProperty("second-moment-pairs").GetProperty(metric).GetDouble();

    private IEnumerable<double> Each(string metric) => Summary.GetProperty("members").EnumerateArray().Select(member => member.GetProperty(metric).GetDouble());
}
