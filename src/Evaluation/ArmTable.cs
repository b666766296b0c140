using System.Globalization;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation;

/// <summary>The results of a study's arms as lines of text with commas: a row for every member and one for the ensemble, of every seed.</summary>
public static class ArmTable
{
    /// <summary>Names of the columns. Measures are those of the summary; those of pairs of members are in the row of the ensemble.</summary>
    public const string Header =
        "arm,label,judged_by,changes,seed,fingerprint,model,member,mse,pearson,gamma,l0,dead,rare,restarted,pw_mcc,index_agreement,jaccard";

    private const long MostBytes = 1 << 24;
    private static readonly string[] OfReconstructions = ["mse", "pearson", "gamma", "l0"];
    private static readonly string[] OfFeatures = ["dead", "rare", "restarted"];
    private static readonly string[] OfPairs = ["pw_mcc", "index_agreement", "jaccard"];

    /// <summary>The rows of one run of an arm.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="run">The study as it was run.</param>
    /// <param name="summary">What was measured.</param>
    public static IReadOnlyList<string> Rows(Arm arm, Study run, SummaryFile summary)
    {
        string start = Start(arm, run);
        return
        [
            .. Enumerable.Range(0, run.Learner.Training.Members).Select(member => string.Join(
                ',', [start, ModelNames.Member, $"{member}", .. Numbers([.. OfReconstructions, .. OfFeatures], metric => summary.OfMembers(metric)[member]), .. OfPairs.Select(_ => "")])),
            string.Join(
                ',', [start, ModelNames.Ensemble, "", .. Numbers(OfReconstructions, summary.OfEnsemble), .. OfFeatures.Select(_ => ""), .. Numbers(OfPairs, summary.OfMemberPairs)]),
        ];
    }

    /// <summary>What an arm changes, in a cell.</summary>
    public static string Changes(Arm arm) => string.Join("; ", arm.Settings.Select(setting => $"{setting.Key}={setting.Value}"));

    /// <summary>The main measures of one run's rows, in a line for people.</summary>
    public static string Headline(IEnumerable<string> rows)
    {
        string[] names = Header.Split(',');
        string[][] members = [.. rows.Select(row => row.Split(',')).Where(cells => cells[Array.IndexOf(names, "model")] == ModelNames.Member)];
        return $"{Range("mse", "MSE", "0.00000")}, {Range("pearson", "Pearson", "0.0000")}, {Range("dead", "dead features", "0")}, over {members.Length} {(members.Length == 1 ? "member" : "members")}";

        string Range(string column, string words, string format)
        {
            double[] values = [.. members.Select(cells => cells[Array.IndexOf(names, column)]).Where(cell => cell.Length > 0).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            string[] ends = values.Length == 0 ? ["undefined"] : [values.Min().ToString(format, CultureInfo.InvariantCulture), values.Max().ToString(format, CultureInfo.InvariantCulture)];
            return $"{words} {string.Join(" to ", ends.Distinct())}";
        }
    }

    /// <summary>Whether rows are those of one run of an arm: one for each member, in order, and one for the ensemble.</summary>
    public static bool AreOf(IReadOnlyList<string> rows, Arm arm, Study run)
    {
        string start = Start(arm, run);
        string[] expected =
        [
            .. Enumerable.Range(0, run.Learner.Training.Members).Select(member => string.Create(CultureInfo.InvariantCulture, $"{start},{ModelNames.Member},{member},")),
            $"{start},{ModelNames.Ensemble},,",
        ];
        return rows.Count == expected.Length && rows.Zip(expected).All(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal));
    }

    /// <summary>The rows of a file.</summary>
    /// <exception cref="DataException">It is no such file.</exception>
    public static IReadOnlyList<ArmRow> Read(string path) => Parse(System.Text.Encoding.UTF8.GetString(RegularFile.ReadAllBytes(path, MostBytes)), path);

    /// <summary>The rows of a file's text; errors call it by <paramref name="name"/>.</summary>
    /// <exception cref="DataException">It is no such text.</exception>
    internal static IReadOnlyList<ArmRow> Parse(string text, string name)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string? wrong = text.Contains('\r', StringComparison.Ordinal) ? "its lines do not end with a line feed alone"
            : lines.Length == 0 ? "it is empty"
            : lines[0] != Header ? "its first line does not name the columns of this version"
            : lines.Skip(1).Select(ArmRow.Defect).FirstOrDefault(defect => defect is not null);
        return wrong is null
            ? [.. lines.Skip(1).Select(ArmRow.Of)]
            : throw new DataException($"{name} does not hold the results of arms: {wrong}. Restore it with git (git checkout), or delete it and run the arms again.");
    }

    /// <summary>Writes rows under their header.</summary>
    public static void Write(string path, IEnumerable<string> rows) => AtomicFile.WriteText(path, string.Concat(rows.Prepend(Header).Select(row => row + "\n")));

    private static string Start(Arm arm, Study run)
    {
        string judges = run.Dataset.JudgedBy.IsValidation ? "validation" : "test";
        return string.Create(CultureInfo.InvariantCulture, $"{arm.Name},{arm.Label},{judges},{Changes(arm)},{run.Seed},{Fingerprint.ofMeasured(run)}");
    }

    // An undefined measure leaves its cell empty.
    private static IEnumerable<string> Numbers(string[] metrics, Func<string, double> valueOf) => metrics
        .Select(valueOf)
        .Select(value => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture));
}
