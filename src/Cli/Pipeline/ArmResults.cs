using System.Globalization;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>The results of a study's arms, which lie beside its page.</summary>
internal static class ArmResults
{
    /// <summary>Where they are, there or not.</summary>
    public static string FileOf(Workspace workspace, string study) => Path.Combine(workspace.Root, "experiments", $"{study}.arms.csv");

    /// <summary>The file, if it holds a run of every arm for every seed each of the study as it is written and in the words of its arm; else null.</summary>
    /// <exception cref="ResearchPipeline.Files.DataException">There is a file, and it is not of this form.</exception>
    public static string? Find(Workspace workspace, Study written)
    {
        string file = FileOf(workspace, written.Name);
        Arm[] arms = written.Arms;
        if (arms.Length == 0 || !File.Exists(file))
        {
            return null;
        }

        HashSet<(string, string, string, string)> held = [.. ArmTable.Read(file).Select(row => (row.Arm, row.Label, row.Changes, row.Fingerprint))];
        return held.SetEquals(arms.SelectMany(arm => arm.Seeds.Select(seed =>
            (arm.Name, arm.Label, ArmTable.Changes(arm), Fingerprint.ofMeasured(StudyOf(written, arm, seed)))))) ? file : null;
    }

    /// <summary>The study as an arm runs it.</summary>
    /// <exception cref="Terminal.UsageException">It cannot be run so.</exception>
    public static Study StudyOf(Study written, Arm arm, ulong seed) => ChangedStudy.Of(written, SettingsOf(arm, seed));

    /// <summary>All that an arm changes, lines KEY=VALUE: who judges it, its seed, and its own choices.</summary>
    public static string SettingsOf(Arm arm, ulong seed) => string.Join('\n', (string[])
    [
        .. arm.JudgedBy.IsValidation ? ["dataset.judged-by=validation"] : Array.Empty<string>(),
        string.Create(CultureInfo.InvariantCulture, $"seed={seed}"),
        .. arm.Settings.Select(setting => $"{setting.Key}={setting.Value}"),
    ]);
}
