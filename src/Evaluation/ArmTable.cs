using System.Globalization;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation;

/// <summary>The results of a study's arms as lines of text with commas: of every seed a row for every member and, where members form an ensemble, one for that.</summary>
public static class ArmTable
{
    /// <summary>Names of the columns for ensembles. Measures are those of the summary; those of pairs of members are in the row of the ensemble.</summary>
    public const string Header =
        "arm,label,judged_by,changes,seed,fingerprint,model,member,mse,pearson,gamma,l0,dead,rare,restarted,pw_mcc,index_agreement,jaccard";

    /// <summary>The same for networks of blocks, whose members form no ensemble. What a network cannot do has an empty cell.</summary>
    public const string NetworkHeader =
        "arm,label,judged_by,changes,seed,fingerprint,model,member,mse,pearson,l0,error_rate,cross_entropy,elbo_grey,denoised_mse";

    private const long MostBytes = 1 << 24;
    private static readonly string[] OfReconstructions = ["mse", "pearson", "gamma", "l0"];
    private static readonly string[] OfFeatures = ["dead", "rare", "restarted"];
    private static readonly string[] OfPairs = ["pw_mcc", "index_agreement", "jaccard"];
    private static readonly string[] OfNetworks = ["mse", "pearson", "l0", "error_rate", "cross_entropy", "elbo_grey", "denoised_mse"];

    /// <summary>Names of the columns for the arms of a study.</summary>
    public static string HeaderOf(Study study) => IsEnsemble(study) ? Header : NetworkHeader;

    /// <summary>Whether rows can hold what people call an arm: cells are not quoted.</summary>
    public static bool Takes(Arm arm) => arm.Label.AsSpan().IndexOfAny(',', '"', '\n') < 0;

    /// <summary>The rows of one run of an arm.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="run">The study as it was run.</param>
    /// <param name="summary">What was measured.</param>
    public static IReadOnlyList<string> Rows(Arm arm, Study run, SummaryFile summary)
    {
        string start = Start(arm, run);
        if (!IsEnsemble(run))
        {
            return [.. Enumerable.Range(0, run.Learner.Training.Members).Select(member => string.Join(
                ',', [start, ModelNames.Member, $"{member}", .. Numbers(OfNetworks, metric => summary.OfMembers(metric)[member])]))];
        }

        return
        [
            .. Enumerable.Range(0, run.Learner.Training.Members).Select(member => string.Join(
                ',', [start, ModelNames.Member, $"{member}", .. Numbers([.. OfReconstructions, .. OfFeatures], metric => summary.OfMembers(metric)[member]), .. OfPairs.Select(_ => "")])),
            string.Join(
                ',', [start, ModelNames.Ensemble, "", .. Numbers(OfReconstructions, summary.OfEnsemble), .. OfFeatures.Select(_ => ""), .. Numbers(OfPairs, summary.OfMemberPairs)]),
        ];
    }

    /// <summary>What an arm changes, in a cell.</summary>
    public static string Changes(Arm arm) => string.Join("; ", arm.Settings.Value.Select(setting => $"{setting.Key}={setting.Value}"));

    /// <summary>The main measures of one run's rows, in a line for people.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="header">Names of their columns.</param>
    /// <param name="images">What the images are called.</param>
    public static string Headline(IEnumerable<string> rows, string header, DatasetWords images)
    {
        string[] names = header.Split(',');
        string[][] members = [.. rows.Select(row => row.Split(',')).Where(cells => cells[Array.IndexOf(names, "model")] == ModelNames.Member)];
        (string Column, string Words, string Format)[] said =
        [
            ("mse", "MSE", "0.00000"), ("denoised_mse", "MSE after denoising", "0.00000"), ("pearson", "Pearson", "0.0000"), ("dead", "dead features", "0"), ("error_rate", $"share of wrong {images.Class.Many}", "0.0000"), ("elbo_grey", "ELBO", "0.00"),
        ];
        IEnumerable<string> ranges = said.Where(column => names.Contains(column.Column)).Select(column => Range(column.Column, column.Words, column.Format)).Where(range => header == Header || !range.EndsWith("undefined", StringComparison.Ordinal));
        return $"{string.Join(", ", ranges)}, over {members.Length} {(members.Length == 1 ? "member" : "members")}";

        string Range(string column, string words, string format)
        {
            double[] values = [.. members.Select(cells => cells[Array.IndexOf(names, column)]).Where(cell => cell.Length > 0).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            string[] ends = values.Length == 0 ? ["undefined"] : [values.Min().ToString(format, CultureInfo.InvariantCulture), values.Max().ToString(format, CultureInfo.InvariantCulture)];
            return $"{words} {string.Join(" to ", ends.Distinct())}";
        }
    }

    /// <summary>Whether rows are those of one run of an arm: one for each member, in order, and where they form one, one for the ensemble.</summary>
    public static bool AreOf(IReadOnlyList<string> rows, Arm arm, Study run)
    {
        string start = Start(arm, run);
        string[] expected =
        [
            .. Enumerable.Range(0, run.Learner.Training.Members).Select(member => string.Create(CultureInfo.InvariantCulture, $"{start},{ModelNames.Member},{member},")),
            .. IsEnsemble(run) ? [$"{start},{ModelNames.Ensemble},,"] : Array.Empty<string>(),
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
            : lines[0] is not (Header or NetworkHeader) ? "its first line does not name the columns of this version"
            : lines.Skip(1).Select(line => ArmRow.Defect(line, lines[0])).FirstOrDefault(defect => defect is not null);
        return wrong is null
            ? [.. lines.Skip(1).Select(line => ArmRow.Of(line, lines[0]))]
            : throw new DataException($"{name} does not hold the results of arms: {wrong}. Restore it with git (git checkout), or delete it and run the arms again.");
    }

    /// <summary>Writes rows under their header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">The rows.</param>
    public static void Write(string path, string header, IEnumerable<string> rows) => AtomicFile.WriteText(path, string.Concat(rows.Prepend(header).Select(row => row + "\n")));

    private static bool IsEnsemble(Study study) => ComputationModule.ofStudy(study).IsFused;

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
