using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Stages;

/// <summary>Why a stage has to run.</summary>
/// <param name="directory">The stage's published folder.</param>
/// <param name="hashes">What is known of files.</param>
public sealed class StageReasons(string directory, FileHashes hashes)
{
    /// <summary>The reason of a stage that was never published.</summary>
    public const string NeverRan = "it has not run yet";

    /// <summary>The reason of a stage that somebody wants to run again though it is up to date.</summary>
    public const string AskedFor = "it was asked for";

    private const string InputPrefix = "input ";

    /// <summary>Whether a reason is the change of an input, and so goes away when what is made again is what it was.</summary>
    public static bool IsOfInput(string reason) => reason.StartsWith(InputPrefix, StringComparison.Ordinal);

    /// <summary>
    /// Every reason, in words; none when the stage is up to date: its record is of what is wanted, and its folder holds the declared files,
    /// each with its hash, and nothing else.
    /// </summary>
    public IReadOnlyList<string> Find(StageRecord wanted, IReadOnlyList<string> outputs)
    {
        EntryKind kind = DirectoryEntry.KindOf(directory);
        if (kind != EntryKind.Folder)
        {
            return [kind == EntryKind.Missing ? NeverRan : $"{Path.GetFileName(directory)} is a {(kind == EntryKind.Link ? "link" : "file")} and not a folder"];
        }

        if (StageRecord.Read(directory) is not StageRecord published || published.Stage != wanted.Stage)
        {
            return ["its record is missing or cannot be believed"];
        }

        List<string> reasons = [];
        AddChanges(reasons, published.Parameters, wanted.Parameters, (name, before, after) => $"parameter {name}: {before} -> {after}");
        AddChanges(reasons, published.Inputs, wanted.Inputs, (name, _, after) =>
            after == StageRecord.Missing ? $"{InputPrefix}{name} will be made first" : $"{InputPrefix}{name} changed");
        AddChanges(reasons, published.Implementation, wanted.Implementation, (name, _, _) => $"code changed: {name}");
        AddOutputs(reasons, published.Outputs, outputs);
        return reasons;
    }

    private void AddOutputs(List<string> reasons, IReadOnlyList<Artefact> recorded, IReadOnlyList<string> declared)
    {
        IReadOnlyList<string> found = DirectoryEntry.Below(directory);
        foreach (string path in declared.Order(StringComparer.Ordinal))
        {
            string full = Path.Combine(directory, path);
            Artefact? known = recorded.FirstOrDefault(output => output.Path == path);
            string? defect = !found.Contains(path) ? $"output {path} is missing"
                : known is null ? $"its record does not list {path}"
                : DirectoryEntry.KindOf(full) != EntryKind.File ? $"output {path} is not a file of its own"
                : hashes.Find(full) != known.Sha256 || new FileInfo(full).Length != known.Bytes ? $"output {path} was altered"
                : null;
            reasons.AddRange(defect is null ? [] : [defect]);
        }

        reasons.AddRange(recorded.Where(output => !declared.Contains(output.Path)).Select(output => $"its record lists {output.Path}, which it does not make"));
        reasons.AddRange(found.Except([.. declared, StageRecord.FileName]).Select(path => $"{path} is none of its files"));
    }

    private static void AddChanges(
        List<string> reasons,
        SortedDictionary<string, string> before,
        SortedDictionary<string, string> after,
        Func<string, string, string, string> describe)
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
