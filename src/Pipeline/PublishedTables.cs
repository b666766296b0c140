using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>The tables of published studies. A file counts only as the manifest beside it lists it.</summary>
/// <param name="published">The studies, and where they are published.</param>
/// <param name="options">For the lines that publish a study again.</param>
/// <param name="workspace">The checkout, and what is known of its files.</param>
internal sealed class PublishedTables(PublishedStudies published, RunOptions options, Workspace workspace)
{
    private readonly Dictionary<string, Manifest> _manifests = [];

    /// <summary>What every study was when it was published: its name and the fingerprint of its specification, a line each.</summary>
    /// <exception cref="StageException">A manifest is missing or malformed.</exception>
    public string Specifications => string.Concat(published.Names.Select(study => $"{study} {ManifestOf(study).Specification}\n"));

    /// <summary>Every table that the manifests list: paths by name, "STUDY/results.parquet".</summary>
    /// <exception cref="StageException">A table is not what its manifest lists, or lies there unlisted; or a study lists no results.</exception>
    public IReadOnlyDictionary<string, string> Files()
    {
        (string Study, string File)[] all = [.. published.Names.SelectMany(study => PublishedCopies.Tables.Select(file => (study, file)))];
        return all.Select(table => Defect(table.Study, table.File)).FirstOrDefault(defect => defect is not null) is string defect
            ? throw new StageException(defect)
            : all.Where(table => Listed(table.Study, table.File) is not null).ToDictionary(table => $"{table.Study}/{table.File}", table => PathOf(table.Study, table.File));
    }

    private string? Defect(string study, string file)
    {
        (string path, string manifest) = (PathOf(study, file), Shown(study, Manifest.FileName));
        return Listed(study, file) switch
        {
            Artefact listed when listed.IsCopiedAt(path, workspace.Hashes) => null,
            Artefact listed => $"{Shown(study, file)} is not the table that {manifest} lists: {listed.Bytes} bytes with SHA-256 {listed.Sha256} are expected, {Found(path)}. {HowToRestore(study, file, Manifest.FileName)}",
            null when file == FamilyResults.ResultsFile =>
                $"{manifest} lists no {NameOf(file)}, without which a study cannot stand beside others. {HowToRestore(study, Manifest.FileName)}",
            null when DirectoryEntry.KindOf(path) != EntryKind.Missing =>
                $"{Shown(study, file)} lies there, but {manifest} lists no {NameOf(file)}: it is left over from another publication, or the manifest was changed. If it is left over, delete it. {HowToRestore(study, Manifest.FileName)}",
            null => null,
        };
    }

    private Artefact? Listed(string study, string file) => ManifestOf(study).Artefacts.FirstOrDefault(artefact => artefact.Path == NameOf(file));

    private Manifest ManifestOf(string study)
    {
        try
        {
            return _manifests.TryGetValue(study, out Manifest? known) ? known : _manifests[study] = Read(study);
        }
        catch (StageException failure)
        {
            throw new StageException($"{failure.Message}; it lists the tables by which the study stands beside others. {HowToRestore(study, Manifest.FileName)}", failure);
        }
    }

    private Manifest Read(string study)
    {
        Manifest read = Manifest.Read(PathOf(study, Manifest.FileName));
        return read.Study == study ? read : throw new StageException($"{Shown(study, Manifest.FileName)} is the manifest of {read.Study}");
    }

    private string Found(string path) =>
        DirectoryEntry.KindOf(path) == EntryKind.Missing ? "and it is missing"
        : workspace.Hashes.Find(path) is string hash ? $"{new FileInfo(path).Length} with {hash} are found"
        : "and what lies there is empty or no file";

    private string HowToRestore(string study, params string[] files) =>
        $"What was published comes back with: git checkout -- {Shell.Line([.. files.Select(file => Shown(study, file))])}. To publish the study anew: {(options with { Study = study, Artifacts = null }).CommandLine(CommandNames.Run)}";

    private string PathOf(string study, string file) => Path.Combine(published.FolderOf(study), file);

    private string Shown(string study, string file) => workspace.NameOf(PathOf(study, file));

    private static string NameOf(string file) => $"{StageNames.Results}/{file}";
}
