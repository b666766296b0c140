using ResearchPipeline.Evaluation;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>What is compared: a run, a published study, an arm of either, or several runs that stand for one thing, such as its seeds.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Settings">Every choice, by key; empty where they are not known.</param>
/// <param name="Parts">The measures of each run.</param>
/// <param name="Evaluation">The folder of its evaluation, where it is one run that lies here; else null.</param>
internal sealed record Compared(string Title, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<RunMeasures> Parts, string? Evaluation)
{
    /// <summary>The folder of its figures, where it is one run that lies here and has drawn them; else null.</summary>
    public string? Figures { get; init; }

    /// <summary>The form of its images, where its study is known.</summary>
    public ImageShape? Shape { get; init; }

    /// <summary>Whether it is several runs: their means are then what varies, and no member is.</summary>
    public bool IsOfRuns => Parts.Count > 1;

    /// <summary>The measures that all of its runs have.</summary>
    public IEnumerable<(string Model, string Metric, string Unit)> Measures => Parts[0].All.Where(measure => Parts.All(part => Find(part, measure.Model, measure.Metric) is not null)).Select(measure => (measure.Model, measure.Metric, measure.Unit));

    /// <summary>The mean of a measure over members, and over runs; null where it has none.</summary>
    public double? Mean(string model, string metric)
    {
        double?[] means = [.. Parts.Select(part => Find(part, model, metric)?.Mean)];
        return means.All(mean => mean is not null) ? means.Average() : null;
    }

    /// <summary>What varies of a measure: of several runs their means, of one run its members. Of a whole of members those of them, which vary more than it; not of what it counts otherwise than they do.</summary>
    public IReadOnlyList<double> Sample(string model, string metric) => IsOfRuns
        ? [.. Parts.Select(part => Find(part, model, metric)).OfType<Measure>().Select(measure => measure.Mean)]
        : (model == RunMeasures.Member || (model == "ensemble" && !WholeMeasures.AreCountedOtherwise(metric))) && Find(Parts[0], RunMeasures.Member, metric) is Measure members ? members.Values : [];

    /// <summary>Whether any of its measures varies: over its runs, or over the members of one.</summary>
    public bool Varies => Measures.Any(measure => Sample(measure.Model, measure.Metric).Count > 1);

    /// <summary>Several as one thing: what they measured, and the choices in which all agree.</summary>
    public static Compared Joined(string title, IReadOnlyList<Compared> parts) => parts.Count == 1 ? parts[0] with { Title = title }
        : new(title, parts[0].Settings.Where(setting => parts.All(part => part.Settings.GetValueOrDefault(setting.Key) == setting.Value)).ToDictionary(), [.. parts.SelectMany(part => part.Parts)], null);

    private static Measure? Find(RunMeasures part, string model, string metric) => part.All.FirstOrDefault(measure => measure.Model == model && measure.Metric == metric);
}
