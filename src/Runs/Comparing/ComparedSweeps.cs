using ResearchPipeline.Engine;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>Finds "SWEEP@ARM", which is the arm's runs of all seeds as one thing, and "SWEEP@RUN", by its tag; with "published:" before it, or where the runs do not lie here, by the published table.</summary>
/// <param name="runs">The runs there are.</param>
/// <param name="options">Where results lie.</param>
internal sealed class ComparedSweeps(RunCatalogue runs, RunOptions options)
{
    /// <summary>What is named; null where the name is of no sweep.</summary>
    /// <param name="name">The name of a sweep, perhaps.</param>
    /// <param name="part">The arm, or the run's tag; null where none is named.</param>
    /// <param name="isPublished">Whether the published one is asked for.</param>
    /// <param name="ofRun">What a run that lies here is.</param>
    /// <exception cref="UsageException">No part is named, or one that has no results.</exception>
    public IReadOnlyList<Compared>? Find(string name, string? part, bool isPublished, Func<KnownRun, Compared> ofRun)
    {
        if (new KnownSweeps(runs.Artifacts).Find(name) is not KnownSweep sweep)
        {
            return null;
        }

        IReadOnlyList<PlannedRun> planned = sweep.RunsOf(part ?? "");
        if (planned.Count == 0)
        {
            throw new UsageException(part is null
                ? $"{name} is a sweep; expected one of its arms, as {name}@{sweep.Arms[0]}, or two of them to compare. Its arms are {string.Join(", ", sweep.Arms)}."
                : ArgumentCheck.NoSuch("arm", part, [.. sweep.Arms]));
        }

        KnownRun?[] here = [.. planned.Select(run => runs.Existing.FirstOrDefault(known => known.Name == run.Run && RunRow.MeasuresOf(known) is not null))];
        string[] missing = [.. planned.Zip(here).Where(run => run.Second is null).Select(run => run.First.Tag)];
        return !isPublished && missing.Length == 0 ? [.. here.Select(run => ofRun(run!))]
            : ListedTable(sweep) is string table ? [.. planned.Select(run => OfRow(sweep, table, run))]
            : throw new UsageException(isPublished
                ? $"The sweep {name} is not published."
                : $"The sweep {name} has no results of {string.Join(", ", missing)} here. Run this first: {sweep.Again}");
    }

    /// <summary>The name of a word that stands for several runs of a sweep.</summary>
    public static string Title(string name, string part, IReadOnlyList<Compared> found) => $"{name}@{part}{(found.Count == 1 ? "" : $" ({found.Count} seeds)")}{(found[0].Title == Published(name) ? ", published" : "")}";

    private static string Published(string name) => $"{name}, published";

    // The published table, where it is the one that the manifest beside it lists.
    private string? ListedTable(KnownSweep sweep)
    {
        PublishedStudies published = SweepReport.PublishedIn(options);
        if (sweep.Written is null || !published.Names.Contains(sweep.Name))
        {
            return null;
        }

        string folder = published.FolderOf(sweep.Name);
        Manifest manifest = Manifest.Read(Path.Combine(folder, Manifest.FileName));
        string file = Path.Combine(folder, SweepResults.Output);
        return manifest.Artefacts.Any(artefact => artefact.Path == SweepReport.Table && artefact.IsCopiedAt(file, new Files.FileHashes())) ? file
            : throw new StageException($"{file} is not the table that {Path.Combine(folder, Manifest.FileName)} lists, so its numbers are not believed. It comes back with: {Shell.Line(["git", "checkout", "--", folder])}");
    }

    private static Compared OfRow(KnownSweep sweep, string table, PlannedRun run)
    {
        IReadOnlyDictionary<string, string> settings = Settings.values(ChangedStudy.Of(sweep.Plan.Written, run.Settings));
        return new(Published(sweep.Name), settings, [RowMeasures.Of(table, run.Tag, settings.Keys)], null);
    }
}
