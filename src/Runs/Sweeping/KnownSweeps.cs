using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>The sweeps that somebody can name: those of the catalogue, and those that were planned here.</summary>
/// <param name="artifacts">Where results lie.</param>
internal sealed class KnownSweeps(string artifacts)
{
    /// <summary>The sweep of a name; null where there is none.</summary>
    /// <exception cref="DataException">Its plan cannot be read.</exception>
    /// <exception cref="UsageException">Its plan is of a study that is not there, or was changed.</exception>
    public KnownSweep? Find(string name)
    {
        string folder = Path.Combine(SweepFolder.In(artifacts), name);
        // The record of one that is written is its plan.
        if (Catalogue.sweeps.FirstOrDefault(sweep => sweep.Name == name) is Sweep written)
        {
            return new(name, folder, SweepPlan.Of(written), written);
        }

        return !RunName.IsName(name) || PlanFile.Read(folder) is not SweepPlan plan ? null
            : !Catalogue.names.Contains(plan.Study) ? throw new UsageException($"The sweep {name} is of the study {plan.Study}, which the catalogue has not any more.")
            : plan.Defect() is string defect ? throw new UsageException($"The plan of the sweep {name} cannot be followed by this version: {defect}.")
            : new(name, folder, plan, null);
    }

    /// <summary>Names of all of them.</summary>
    public IReadOnlyList<string> Names => [.. Catalogue.sweeps.Select(sweep => sweep.Name).Concat(Planned).Distinct()];

    /// <summary>Names of those that are shown without being asked for: the published ones, then those that were planned here.</summary>
    public IReadOnlyList<string> Shown => [.. Catalogue.publishedSweeps.Concat(Planned).Distinct()];

    /// <summary>The sweeps of which a run is, by the name of the run's folder; a plan that cannot be read has none.</summary>
    public ILookup<string, string> OfRuns => Names.SelectMany(name => RunsOf(name).Select(run => (run.Run, name))).ToLookup(pair => pair.Run, pair => pair.name);

    /// <summary>Names of the runs' folders that have a tag in any plan that can be read.</summary>
    public IReadOnlyList<string> RunsCalled(string tag) => [.. Names.SelectMany(RunsOf).Where(run => run.Tag == tag).Select(run => run.Run).Distinct()];

    private IReadOnlyList<PlannedRun> RunsOf(string name)
    {
        try
        {
            return Find(name)!.Plan.Runs;
        }
        catch (Exception failure) when (failure is DataException or UsageException)
        {
            return [];
        }
    }

    private string[] Planned => !Directory.Exists(SweepFolder.In(artifacts)) ? [] :
    [
        .. Directory.GetDirectories(SweepFolder.In(artifacts)).Where(folder => DirectoryEntry.KindOf(Path.Combine(folder, PlanFile.FileName)) == EntryKind.File)
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
    ];
}
