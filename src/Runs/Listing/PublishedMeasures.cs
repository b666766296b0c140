using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
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

    /// <summary>The same, where it is the one that the manifest beside it lists.</summary>
    /// <exception cref="StageException">It is another, or is missing.</exception>
    public static string ListedFileOf(string study)
    {
        string file = FileOf(study) ?? throw new StageException($"{study} has no published table.");
        string manifest = Path.Combine(Path.GetDirectoryName(file)!, Manifest.FileName);
        return Manifest.Read(manifest).Artefacts.Any(artefact => artefact.Path == $"{StageNames.Results}/{Path.GetFileName(file)}" && artefact.IsCopiedAt(file, new FileHashes())) ? file
            : throw new StageException($"{file} is not the table that {manifest} lists, so its numbers are not believed. It comes back with: {Shell.Line(["git", "checkout", "--", file, manifest])}");
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
            return FileOf(study.Name) is not null ? RunMeasures.OfResults(ListedFileOf(study.Name))
                : runs.AsWritten(study).Folder.FolderOf(StageNames.Evaluate) is string folder && StageRecord.Read(folder) is not null ? RunMeasures.OfFolder(folder)
                : null;
        }
        catch (Exception failure) when (failure is DataException or StageException)
        {
            return null;
        }
    }
}
