using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Verification;

/// <summary>Holds the files that lie on this machine against the manifest, without making any again.</summary>
/// <param name="manifest">What was published.</param>
/// <param name="hashes">What is known of files.</param>
public sealed class FileCheck(Manifest manifest, FileHashes hashes)
{
    /// <summary>What is wrong in a folder of published copies, which holds the manifest and some artefacts under their bare names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="copied">Paths of the artefacts that it holds.</param>
    /// <param name="described">Names of what may lie there and is no artefact, because it follows from them and the manifest.</param>
    public IReadOnlyList<FileDefect> Published(string folder, IReadOnlyList<string> copied, IReadOnlyList<string> described)
    {
        Dictionary<string, Artefact?> expected = copied.ToDictionary(path => Path.GetFileName(path), path => manifest.Artefacts.FirstOrDefault(artefact => artefact.Path == path));
        return
        [
            .. expected
                .Select(file => Compare(Path.Combine(folder, file.Key), file.Value))
                .OfType<FileDefect>(),
            .. DirectoryEntry.Below(folder)
                .Where(path => path != Manifest.FileName && !expected.ContainsKey(path) && !described.Contains(path))
                .Select(path => new FileDefect(Path.Combine(folder, path), FileDefect.Unlisted)),
        ];
    }

    /// <summary>
    /// What is wrong in a run's folder and in that of the raw data. A stage of which nothing is there was not run here, and nothing is wrong
    /// with that.
    /// </summary>
    /// <param name="folderOf">The folder of a stage, or of the data, by the name with which its artefacts' paths begin.</param>
    /// <param name="data">That name of the data, whose folder may be a link and may hold other files.</param>
    public IReadOnlyList<FileDefect> Local(Func<string, string> folderOf, string data)
    {
        IGrouping<string, Artefact>[] found =
            [.. manifest.Artefacts.GroupBy(artefact => artefact.Path.Split('/')[0]).Where(stage => DirectoryEntry.KindOf(folderOf(stage.Key)) != EntryKind.Missing)];
        IGrouping<string, Artefact>[] stages = [.. found.Where(stage => IsFolder(stage.Key))];
        hashes.ReadAll(stages.SelectMany(stage => stage.Select(artefact => FileOf(stage.Key, artefact))));
        return
        [
            .. found.Where(stage => !IsFolder(stage.Key)).Select(stage => new FileDefect(folderOf(stage.Key), FileDefect.NotAFolder)),
            .. stages.SelectMany(stage => OfStage(folderOf(stage.Key), [.. stage.Select(artefact => (FileOf(stage.Key, artefact), artefact))])),
            .. stages.Where(stage => stage.Key != data).SelectMany(stage => Unlisted(folderOf(stage.Key), [.. stage.Select(artefact => FileOf(stage.Key, artefact))])),
        ];

        bool IsFolder(string stage) => stage == data ? Directory.Exists(folderOf(stage)) : DirectoryEntry.KindOf(folderOf(stage)) == EntryKind.Folder;

        string FileOf(string stage, Artefact artefact) => Path.Combine(folderOf(stage), artefact.Path[(stage.Length + 1)..]);
    }

    private IEnumerable<FileDefect> OfStage(string folder, (string File, Artefact Artefact)[] artefacts)
    {
        StageRecord? record = StageRecord.Read(folder);
        return artefacts.Select(artefact => Compare(artefact.File, artefact.Artefact)).OfType<FileDefect>()
            .Select(defect => record is not null && IsRecorded(defect.File, record, folder) ? defect with { What = FileDefect.OtherRun } : defect);
    }

    private static IEnumerable<FileDefect> Unlisted(string folder, HashSet<string> listed) => DirectoryEntry.Below(folder)
        .Where(path => path != StageRecord.FileName)
        .Select(path => Path.Combine(folder, path))
        .Where(file => !listed.Contains(file))
        .Select(file => new FileDefect(file, FileDefect.Unlisted));

    private FileDefect? Compare(string file, Artefact? artefact) =>
        DirectoryEntry.KindOf(file) == EntryKind.Missing ? new FileDefect(file, FileDefect.Missing)
        : artefact is null ? new FileDefect(file, FileDefect.Unlisted)
        : artefact.IsCopiedAt(file, hashes) ? null
        : new FileDefect(file, FileDefect.Altered);

    private bool IsRecorded(string file, StageRecord record, string folder) => record.Outputs.Any(output =>
        Path.Combine(folder, output.Path) == file && output.IsCopiedAt(file, hashes));
}
