using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>The runs of a published sweep by its table, which has means over members alone.</summary>
/// <param name="Folder">Where it is published.</param>
/// <param name="Table">The table.</param>
/// <param name="Of">The measures of each run that has results, by the name of its folder.</param>
internal sealed record PublishedRuns(string Folder, string Table, IReadOnlyDictionary<string, RunMeasures> Of)
{
    /// <summary>Of a sweep; null where it is not published.</summary>
    /// <exception cref="StageException">The table is not the one that the manifest beside it lists, or is of another plan.</exception>
    /// <exception cref="DataException">It cannot be read.</exception>
    public static PublishedRuns? Find(KnownSweep sweep, RunOptions options) => sweep.IsPublished ? In(SweepReport.PublishedIn(options).FolderOf(sweep.Name), sweep, options) : null;

    /// <summary>The same in a folder.</summary>
    public static PublishedRuns? In(string folder, KnownSweep sweep, RunOptions options)
    {
        string file = Path.Combine(folder, Manifest.FileName);
        if (DirectoryEntry.KindOf(file) == EntryKind.Missing)
        {
            return null;
        }

        Manifest manifest = Manifest.Read(file);
        string table = Path.Combine(folder, SweepResults.Output);
        return !manifest.Artefacts.Any(artefact => artefact.Path == SweepReport.Table && artefact.IsCopiedAt(table, new FileHashes()))
                ? throw new StageException($"{table} is not the table that {file} lists, so its numbers are not believed. It comes back with: {Shell.Line(["git", "checkout", "--", table, file])}")
            : manifest.Specification != sweep.Plan.Fingerprint
                ? throw new StageException($"{table} is of another plan than the sweep {sweep.Name} has now, so its numbers are not shown. To publish those of this plan: {sweep.Again(options)}")
            : new(folder, table, RowMeasures.In(table));
    }
}
