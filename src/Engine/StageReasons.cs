using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>Why a stage has to run.</summary>
/// <param name="hashes">What is known of files.</param>
public sealed class StageReasons(FileHashes hashes)
{
    /// <summary>
    /// Every reason why what lies in a stage's folder is not what is wanted; none when it is: its record is of what is wanted, and the folder
    /// holds the declared files, each with its hash, and nothing else.
    /// </summary>
    public IReadOnlyList<StageReason> OfFolder(string directory, StageRecord wanted, IReadOnlyList<string> outputs)
    {
        EntryKind kind = DirectoryEntry.KindOf(directory);
        return kind != EntryKind.Folder ? [new StageReason.NotAFolder(Path.GetFileName(directory), kind)]
            : StageRecord.Read(directory) is not StageRecord published || published.Stage != wanted.Stage ? [new StageReason.NoRecord()]
            : [.. Changes(published, wanted), .. OfOutputs(directory, published.Outputs, outputs)];
    }

    /// <summary>What is wanted otherwise than it was made: parameters, inputs, code, each in ordinal order.</summary>
    public static IEnumerable<StageReason> Changes(StageRecord before, StageRecord wanted) =>
    [
        .. Differing(before.Parameters, wanted.Parameters).Select(change => new StageReason.Parameter(change.Name, change.Before, change.After)),
        .. Differing(before.Inputs, wanted.Inputs).Select(change => new StageReason.InputFile(change.Name, change.After == StageRecord.Missing)),
        .. Differing(before.Implementation, wanted.Implementation).Select(change => new StageReason.Code(change.Name)),
    ];

    private IEnumerable<StageReason> OfOutputs(string directory, IReadOnlyList<Artefact> recorded, IReadOnlyList<string> declared)
    {
        IReadOnlyList<string> found = DirectoryEntry.Below(directory);
        IEnumerable<string?> defects =
        [
            .. declared.Order(StringComparer.Ordinal).Select(path => Defect(path, Path.Combine(directory, path), found, recorded.FirstOrDefault(output => output.Path == path))),
            .. recorded.Where(output => !declared.Contains(output.Path)).Select(output => $"its record lists {output.Path}, which it does not make"),
            .. found.Except([.. declared, StageRecord.FileName]).Select(path => $"{path} is none of its files"),
        ];
        return defects.OfType<string>().Select(words => new StageReason.Output(words));
    }

    private string? Defect(string path, string file, IReadOnlyList<string> found, Artefact? known) =>
        !found.Contains(path) ? $"output {path} is missing"
        : known is null ? $"its record does not list {path}"
        : DirectoryEntry.KindOf(file) != EntryKind.File ? $"output {path} is not a file of its own"
        : hashes.Find(file) != known.Sha256 || new FileInfo(file).Length != known.Bytes ? $"output {path} was altered"
        : null;

    private static IEnumerable<(string Name, string Before, string After)> Differing(SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(name => (name, before.GetValueOrDefault(name, "(none)"), after.GetValueOrDefault(name, "(none)")))
            .Where(change => change.Item2 != change.Item3);
}
