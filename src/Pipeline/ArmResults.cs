using System.Globalization;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>The results of a study's arms, which lie beside its page.</summary>
internal static class ArmResults
{
    /// <summary>Where they are, there or not.</summary>
    public static string FileOf(Workspace workspace, string study) => Path.Combine(workspace.Root, "experiments", $"{study}.arms.csv");

    /// <summary>The file, if it holds exactly one run of every arm for every seed, each of the study as it is written and in the words of its arm; else null.</summary>
    /// <exception cref="ResearchPipeline.Files.DataException">There is something, and it is not of this form.</exception>
    public static string? Find(Workspace workspace, Study written) =>
        written.Arms.Length > 0 && Lacking(workspace, written) is null ? FileOf(workspace, written.Name) : null;

    /// <summary>Why the results are not those of the study as it is written: a clause, or null where they are.</summary>
    /// <exception cref="ResearchPipeline.Files.DataException">There is something, and it is not of this form.</exception>
    public static string? Lacking(Workspace workspace, Study written)
    {
        string file = FileOf(workspace, written.Name);
        if (DirectoryEntry.KindOf(file) == EntryKind.Missing)
        {
            return "it is not there";
        }

        IReadOnlyList<ArmRow> rows = ArmTable.Read(file);
        ILookup<(string, string), string> held = rows.ToLookup(row => (row.Arm, row.Seed), row => row.Text);
        int expected = 0;
        foreach ((Arm arm, ulong seed) in RunsOf(written))
        {
            Study run = StudyOf(written, arm, seed);
            string[] found = [.. held[Key(arm, seed)]];
            if (!ArmTable.AreOf(found, arm, run))
            {
                return $"{(found.Length == 0 ? "it lacks" : "it does not hold as one run of this study")} arm {arm.Name} with seed {seed}";
            }

            expected += found.Length;
        }

        return rows.Count == expected ? null : "it holds rows of no arm";
    }

    /// <summary>Every arm with each of its seeds, in order.</summary>
    public static IEnumerable<(Arm Arm, ulong Seed)> RunsOf(Study study) => study.Arms.SelectMany(arm => arm.Seeds.Select(seed => (arm, seed)));

    /// <summary>An arm and a seed as rows name them.</summary>
    public static (string Arm, string Seed) Key(Arm arm, ulong seed) => (arm.Name, seed.ToString(CultureInfo.InvariantCulture));

    /// <summary>The first arm whose measures do not fit into the columns of the study's table, or null.</summary>
    public static string? OfOtherColumns(Study written) => written.Arms
        .Where(arm => ArmTable.HeaderOf(StudyOf(written, arm, arm.Seeds[0])) != ArmTable.HeaderOf(written))
        .Select(arm => arm.Name)
        .FirstOrDefault();

    /// <summary>The study as an arm runs it.</summary>
    /// <exception cref="UsageException">It cannot be run so.</exception>
    public static Study StudyOf(Study written, Arm arm, ulong seed) => ChangedStudy.Of(Arms.alone(written), SettingsOf(arm, seed));

    /// <summary>All that an arm changes, lines KEY=VALUE: who judges it, its seed, and its own choices.</summary>
    public static string SettingsOf(Arm arm, ulong seed) => ChangedStudy.Lines(Arms.settings(arm, seed));
}
