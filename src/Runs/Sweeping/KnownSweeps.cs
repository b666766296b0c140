using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>The sweeps that somebody can name: those of the catalogue, and those that were planned here. The name of a study, or of a run's folder, is never that of a sweep.</summary>
/// <param name="artifacts">Where results lie.</param>
internal sealed class KnownSweeps(string artifacts)
{
    /// <summary>Names of all of them.</summary>
    public IReadOnlyList<string> Names => [.. Catalogue.sweeps.Select(sweep => sweep.Name).Concat(Planned).Distinct()];

    /// <summary>Names of those that are shown without being asked for: the published ones, then those that were planned here.</summary>
    public IReadOnlyList<string> Shown => [.. Catalogue.publishedSweeps.Concat(Planned).Distinct()];

    /// <summary>The sweeps of which a run is, by the name of the run's folder; a plan that cannot be read has none.</summary>
    public ILookup<string, string> OfRuns => Names.SelectMany(name => RunsOf(name).Select(run => (run.Run, name))).ToLookup(pair => pair.Run, pair => pair.name);

    private string[] Planned => !Directory.Exists(SweepFolder.In(artifacts)) ? [] :
    [
        .. Directory.GetDirectories(SweepFolder.In(artifacts)).Where(folder => DirectoryEntry.KindOf(Path.Combine(folder, PlanFile.FileName)) == EntryKind.File)
            .Select(folder => Path.GetFileName(folder)).Where(IsName).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a sweep that somebody types can be called so.</summary>
    public static bool IsName(string name) => RunName.IsName(name) && !RunCatalogue.IsRun(name);

    /// <summary>The sweep of a name; null where there is none.</summary>
    /// <exception cref="DataException">Its plan cannot be read.</exception>
    /// <exception cref="UsageException">Its plan cannot be followed any more.</exception>
    public KnownSweep? Find(string name) => PlanOf(name) is not (string folder, SweepPlan plan, var record) ? null
        : record is null && plan.Fault(name) is string fault ? throw new UsageException(fault)
        : new(name, folder, plan, record);

    /// <summary>The study of a sweep; "" where its plan cannot be read.</summary>
    public string StudyOf(string name) => Readable(name)?.Study ?? "";

    /// <summary>Names of the runs' folders that have a tag in any plan that can be read.</summary>
    public IReadOnlyList<string> RunsCalled(string tag) => [.. Names.SelectMany(RunsOf).Where(run => run.Tag == tag).Select(run => run.Run).Distinct()];

    private IReadOnlyList<PlannedRun> RunsOf(string name) => Readable(name)?.Runs ?? [];

    private SweepPlan? Readable(string name)
    {
        try
        {
            return PlanOf(name)?.Plan;
        }
        catch (DataException)
        {
            return null;
        }
    }

    // The record of one that is written is its plan.
    private (string Folder, SweepPlan Plan, Sweep? Record)? PlanOf(string name)
    {
        string folder = Path.Combine(SweepFolder.In(artifacts), name);
        return Catalogue.sweeps.FirstOrDefault(sweep => sweep.Name == name) is Sweep record ? (folder, SweepPlan.Of(record), record)
            : IsName(name) && PlanFile.Read(folder) is SweepPlan plan ? (folder, plan, null)
            : null;
    }
}
