using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>A sweep that was planned here, or one of the catalogue, planned or not.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Folder">Where its plan and its table lie, or would lie.</param>
/// <param name="Plan">What it runs.</param>
/// <param name="Written">The sweep of the catalogue; null for one that somebody typed.</param>
internal sealed record KnownSweep(string Name, string Folder, SweepPlan Plan, Sweep? Written)
{
    private const string Seed = "seed";

    /// <summary>What its runs choose differently, each choice with its values: "k 25, 50; λ 0, 0.01; 3 seeds".</summary>
    public string Varies => string.Join("; ", Plan.Runs.SelectMany(run => run.Settings).GroupBy(setting => setting.Key)
        .Select(same => (same.Key, Values: same.Select(setting => setting.Value).Distinct().ToArray()))
        .Where(varied => varied.Values.Length > 1 || Plan.Runs.Count(run => run.Settings.Any(setting => setting.Key == varied.Key)) < Plan.Runs.Count)
        .OrderBy(varied => varied.Key == Seed)
        .Select(varied => varied.Key == Seed ? $"{varied.Values.Length} seeds" : $"{RunTag.Symbol(varied.Key)} {string.Join(", ", varied.Values)}"));

    /// <summary>Its arms, in order: runs of one arm differ in nothing but their seed.</summary>
    public IReadOnlyList<string> Arms => [.. Plan.Runs.Select(run => run.Arm).Distinct()];

    /// <summary>The line that runs what is not there, or says that all is.</summary>
    public string Again => Shell.Line([.. Shell.Program(CommandNames.Sweep, null), Written is null ? $"--name={Name}" : Name]);

    /// <summary>Runs of the plan that a word names: an arm, or the tag of a run.</summary>
    public IReadOnlyList<PlannedRun> RunsOf(string word) => Plan.Runs.Any(run => run.Arm == word) ? [.. Plan.Runs.Where(run => run.Arm == word)] : [.. Plan.Runs.Where(run => run.Tag == word)];

    /// <summary>Whether the folder of a run is that of a sweep's own table, figures and report.</summary>
    public static bool IsFolderOf(string run) => Catalogue.sweeps.Any(sweep => sweep.Name == run);
}
