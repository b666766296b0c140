using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>Why a stage has to run.</summary>
/// <param name="directory">The stage's published folder.</param>
/// <param name="hashes">What is known of files.</param>
public sealed class StageReasons(string directory, FileHashes hashes)
{
    /// <summary>
    /// Every reason; none when the stage is up to date: its record is of what is wanted, and its folder holds the declared files,
    /// each with its hash, and nothing else.
    /// </summary>
    public IReadOnlyList<StageReason> Find(StageRecord wanted, IReadOnlyList<string> outputs)
    {
        EntryKind kind = DirectoryEntry.KindOf(directory);
        if (kind != EntryKind.Folder)
        {
            return [kind == EntryKind.Missing ? StageReason.NeverRan : StageReason.NotAFolder(Path.GetFileName(directory), kind)];
        }

        if (StageRecord.Read(directory) is not StageRecord published || published.Stage != wanted.Stage)
        {
            return [StageReason.NoRecord];
        }

        List<StageReason> reasons = [];
        AddChanges(reasons, published.Parameters, wanted.Parameters, StageReason.OfParameter);
        AddChanges(reasons, published.Inputs, wanted.Inputs, (name, _, after) => StageReason.OfInput(name, after == StageRecord.Missing));
        AddChanges(reasons, published.Implementation, wanted.Implementation, (name, _, _) => StageReason.OfCode(name));
        AddOutputs(reasons, published.Outputs, outputs);
        return reasons;
    }

    private void AddOutputs(List<StageReason> reasons, IReadOnlyList<Artefact> recorded, IReadOnlyList<string> declared)
    {
        IReadOnlyList<string> found = DirectoryEntry.Below(directory);
        foreach (string path in declared.Order(StringComparer.Ordinal))
        {
            string full = Path.Combine(directory, path);
            Artefact? known = recorded.FirstOrDefault(output => output.Path == path);
            StageReason? defect = !found.Contains(path) ? StageReason.MissingOutput(path)
                : known is null ? StageReason.UnlistedOutput(path)
                : DirectoryEntry.KindOf(full) != EntryKind.File ? StageReason.NotAFile(path)
                : hashes.Find(full) != known.Sha256 || new FileInfo(full).Length != known.Bytes ? StageReason.AlteredOutput(path)
                : null;
            reasons.AddRange(defect is null ? [] : [defect]);
        }

        reasons.AddRange(recorded.Where(output => !declared.Contains(output.Path)).Select(output => StageReason.UndeclaredOutput(output.Path)));
        reasons.AddRange(found.Except([.. declared, StageRecord.FileName]).Select(StageReason.ForeignFile));
    }

    private static void AddChanges(
        List<StageReason> reasons,
        SortedDictionary<string, string> before,
        SortedDictionary<string, string> after,
        Func<string, string, string, StageReason> describe)
    {
        foreach (string name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            string old = before.GetValueOrDefault(name, "(none)");
            string current = after.GetValueOrDefault(name, "(none)");
            if (old != current)
            {
                reasons.Add(describe(name, old, current));
            }
        }
    }
}
