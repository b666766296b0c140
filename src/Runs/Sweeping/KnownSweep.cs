using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Specification;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>A sweep that was planned here, or one of the catalogue, planned or not.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Folder">Where its plan and its table lie, or would lie.</param>
/// <param name="Plan">What it runs.</param>
/// <param name="Record">The sweep of the catalogue; null for one that somebody typed.</param>
internal sealed record KnownSweep(string Name, string Folder, SweepPlan Plan, Sweep? Record)
{
    /// <summary>Its arms, in order: runs of one arm differ in nothing but their seed.</summary>
    public IReadOnlyList<string> Arms => [.. Plan.Runs.Select(run => run.Arm).Distinct()];

    /// <summary>What its runs choose differently, each choice with its values: "k 25, 50; λ 0, 0.01; 3 seeds"; "nothing" of a single run.</summary>
    public string Varies
    {
        get
        {
            IReadOnlyDictionary<string, string>[] chosen = [.. Plan.Runs.Select(run => Settings.values(ChangedStudy.Of(Plan.Written, run.Settings)))];
            (string Key, string[] Values)[] varied = [.. Plan.Runs.SelectMany(run => run.Settings).Select(setting => setting.Key).Distinct()
                .Where(key => key != SweepPlan.Seed)
                .Select(key => (key, values: chosen.Select(of => of.GetValueOrDefault(key, "none")).Distinct().ToArray()))
                .Where(of => of.values.Length > 1)];
            long combinations = varied.Aggregate(1L, (product, of) => product * of.Values.Length);
            string[] words =
            [
                .. varied.Select(of => $"{RunTag.Symbol(of.Key)} {string.Join(", ", of.Values)}"),
                .. Arms.Count < combinations ? [$"{Arms.Count} of {combinations} combinations"] : Array.Empty<string>(),
            ];
            int[] seeds = [.. Plan.Runs.GroupBy(run => run.Arm).Select(arm => arm.Count())];
            string[] ofSeeds = seeds.Max() == 1 ? [] : [seeds.Min() == seeds.Max() ? $"{seeds.Max()} seeds" : $"{seeds.Min()} to {seeds.Max()} seeds"];
            return words.Length + ofSeeds.Length == 0 ? "nothing" : string.Join("; ", words.Concat(ofSeeds));
        }
    }

    /// <summary>Whether the catalogue says that it is published.</summary>
    public bool IsPublished => Record is not null && Catalogue.publishedSweeps.Contains(Name);

    /// <summary>Runs of the plan that a word names: those of an arm, or the one with a tag.</summary>
    public IReadOnlyList<PlannedRun> RunsOf(string word) => Arms.Contains(word) ? [.. Plan.Runs.Where(run => run.Arm == word)] : [.. Plan.Runs.Where(run => run.Tag == word)];

    /// <summary>The line that runs what is not there, or says that all is.</summary>
    /// <param name="asked">What was asked for: where results lie, and with what runs are made.</param>
    public string Again(RunOptions asked)
    {
        string line = (asked with { Sweep = Record?.Name, Study = Catalogue.names[0], Settings = "", Until = null, Arm = null, Name = null }).CommandLine(CommandNames.Sweep);
        return Record is null ? $"{line} {Shell.Line([$"--name={Name}"])}" : line;
    }

    /// <summary>Tags of runs, the first few of them.</summary>
    public static string Tags(IReadOnlyCollection<string> tags) => $"{string.Join(", ", tags.Take(5))}{(tags.Count > 5 ? $" and {tags.Count - 5} more" : "")}";
}
