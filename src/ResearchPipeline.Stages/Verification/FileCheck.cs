using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Stages.Verification;

/// <summary>Holds the files that lie on this machine against the manifest, without making any again.</summary>
/// <param name="manifest">What was published.</param>
/// <param name="hashes">What is known of files.</param>
public sealed class FileCheck(Manifest manifest, FileHashes hashes)
{
    /// <summary>What is wrong in a folder of published copies, which holds the manifest and some artefacts under their bare names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="copied">Paths of the artefacts that it holds.</param>
    public IReadOnlyList<FileDefect> Published(string folder, IReadOnlyList<string> copied)
    {
        Dictionary<string, Artefact?> expected = copied.ToDictionary(path => Path.GetFileName(path), path => manifest.Artefacts.FirstOrDefault(artefact => artefact.Path == path));
        return
        [
            .. expected
                .Select(file => Compare(Path.Combine(folder, file.Key), file.Value))
                .OfType<FileDefect>(),
            .. DirectoryEntry.Below(folder)
                .Where(path => path != Manifest.FileName && !expected.ContainsKey(path))
                .Select(path => new FileDefect(Path.Combine(folder, path), FileDefect.Unlisted)),
        ];
    }

    /// <summary>What is wrong in a run's folder and in that of the raw data. A stage whose folder is not there was not run here, and nothing is wrong with that.</summary>
    /// <param name="folderOf">The folder of a stage, or of the data, by the name with which its artefacts' paths begin.</param>
    public IReadOnlyList<FileDefect> Local(Func<string, string> folderOf)
    {
        IGrouping<string, Artefact>[] stages = [.. manifest.Artefacts.GroupBy(artefact => artefact.Path.Split('/')[0]).Where(stage => Directory.Exists(folderOf(stage.Key)))];
        hashes.ReadAll(stages.SelectMany(stage => stage.Select(artefact => FileOf(stage.Key, artefact))));
        return [.. stages.SelectMany(stage => OfStage(stage.Key, [.. stage]))];

        string FileOf(string stage, Artefact artefact) => Path.Combine(folderOf(stage), artefact.Path[(stage.Length + 1)..]);

        IEnumerable<FileDefect> OfStage(string stage, Artefact[] artefacts)
        {
            StageRecord? record = StageRecord.Read(folderOf(stage));
            return artefacts.Select(artefact => Compare(FileOf(stage, artefact), artefact)).OfType<FileDefect>()
                .Select(defect => record is not null && IsRecorded(defect.File, record, folderOf(stage)) ? defect with { What = FileDefect.OtherRun } : defect);
        }
    }

    private FileDefect? Compare(string file, Artefact? artefact) =>
        DirectoryEntry.KindOf(file) == EntryKind.Missing ? new FileDefect(file, FileDefect.Missing)
        : artefact is null ? new FileDefect(file, FileDefect.Unlisted)
        : artefact.IsCopiedAt(file, hashes) ? null
        : new FileDefect(file, FileDefect.Altered);

    private bool IsRecorded(string file, StageRecord record, string folder) => record.Outputs.Any(output =>
        Path.Combine(folder, output.Path) == file && output.IsCopiedAt(file, hashes));
}
