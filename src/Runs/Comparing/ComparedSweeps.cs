using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>Finds "SWEEP@ARM", which is the arm's runs of all seeds as one thing, and "SWEEP@RUN", by its tag; with "published:" before it, or where not all of its runs lie here, by the published table.</summary>
/// <param name="runs">The runs there are.</param>
/// <param name="options">Where results lie.</param>
internal sealed class ComparedSweeps(RunCatalogue runs, RunOptions options)
{
    /// <summary>Whether a word, all of it, names part of a sweep: names of arms may hold a "+".</summary>
    public bool Knows(string name, string part) => new KnownSweeps(runs.Artifacts).Find(name)?.RunsOf(part).Count > 0;

    /// <summary>What is named; null where the name is of no sweep.</summary>
    /// <param name="name">The name of a sweep, perhaps.</param>
    /// <param name="part">The arm, or the run's tag; null where none is named.</param>
    /// <param name="isPublished">Whether the published one is asked for.</param>
    /// <param name="ofRun">What a run that lies here is.</param>
    /// <exception cref="UsageException">No part is named, or one that has no results.</exception>
    public Compared? Find(string name, string? part, bool isPublished, Func<KnownRun, Compared> ofRun)
    {
        if (new KnownSweeps(runs.Artifacts).Find(name) is not KnownSweep sweep)
        {
            return null;
        }

        if (string.IsNullOrEmpty(part))
        {
            throw new UsageException($"{name} is a sweep; expected one of its arms, as {(isPublished ? ComparedOperands.Published : "")}{name}@{sweep.Arms[0]}. Its arms are {string.Join(", ", sweep.Arms)}.");
        }

        IReadOnlyList<PlannedRun> planned = sweep.RunsOf(part);
        if (planned.Count == 0)
        {
            throw new UsageException($"The sweep {name} has no arm and no run {part}.{Suggestion.For(part, [.. sweep.Arms, .. sweep.Plan.Runs.Select(run => run.Tag)])} Its arms are {string.Join(", ", sweep.Arms)}; a run is called after its arm and its seed, as {sweep.Plan.Runs[0].Tag}.");
        }

        string title = $"{name}@{part}{(planned.Count == 1 ? "" : $" ({planned.Count} seeds)")}";
        KnownRun[] here = isPublished ? [] : [.. planned.Select(run => runs.Existing.FirstOrDefault(known => known.Name == run.Run && RunRow.FolderOf(known) is not null)).OfType<KnownRun>()];
        return here.Length == planned.Count ? Compared.Joined(title, [.. here.Select(ofRun)])
            : OfPublished(sweep, planned) is Compared[] published ? Compared.Joined($"{title}, published{(here.Length == 0 ? "" : $", for only {here.Length} {(here.Length == 1 ? "lies" : "lie")} here")}", published)
            : throw new UsageException(isPublished
                ? $"No table of the sweep {name} with results of {part} is published. To make and read them here, run this, and leave \"{ComparedOperands.Published}\" out: {sweep.Again(options)}"
                : $"The sweep {name} has no results of {KnownSweep.Tags([.. planned.Select(run => run.Tag).Where(tag => !here.Select(run => run.Name).Contains(sweep.RunsOf(tag)[0].Run))])} here. Run this first: {sweep.Again(options)}");
    }

    private Compared[]? OfPublished(KnownSweep sweep, IReadOnlyList<PlannedRun> planned) =>
        PublishedRuns.Find(sweep, options) is PublishedRuns published && planned.All(run => published.Of.ContainsKey(run.Run))
            ? [.. planned.Select(run => new Compared(run.Tag, Settings.values(ChangedStudy.Of(sweep.Plan.Written, run.Settings)), [published.Of[run.Run]], null))]
            : null;
}
