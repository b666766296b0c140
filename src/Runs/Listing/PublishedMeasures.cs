using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Listing;

/// <summary>What the runs of a study are held against: its published table; where it is not published, the run that changes nothing.</summary>
/// <param name="runs">The runs there are.</param>
internal sealed class PublishedMeasures(RunCatalogue runs)
{
    private readonly Dictionary<string, RunMeasures?> _known = [];

    /// <summary>The table of a published study; null where it is not published.</summary>
    public static string? FileOf(string study)
    {
        string file = Path.Combine(Repository.FindRoot(), "reports", study, "results.parquet");
        return DirectoryEntry.KindOf(file) == EntryKind.File ? file : null;
    }

    /// <summary>The measures; null where there is nothing to hold a run against.</summary>
    public RunMeasures? Of(Study study)
    {
        if (!_known.TryGetValue(study.Name, out RunMeasures? measures))
        {
            measures = Read(study);
            _known[study.Name] = measures;
        }

        return measures;
    }

    // A list of runs is no place to say that a table is damaged: verify does.
    private RunMeasures? Read(Study study)
    {
        try
        {
            return FileOf(study.Name) is string file ? RunMeasures.OfResults(file)
                : runs.AsWritten(study).Folder.FolderOf(StageNames.Evaluate) is string folder && StageRecord.Read(folder) is not null ? RunMeasures.OfFolder(folder)
                : null;
        }
        catch (DataException)
        {
            return null;
        }
    }
}
