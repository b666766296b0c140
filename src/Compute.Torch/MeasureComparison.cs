using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation;

namespace ResearchPipeline.Compute.Torch;

/// <summary>The measures of a summary, ours and those of what libtorch has learned, beside the spread of members; where these are few, of other seeds of ours.</summary>
internal static class MeasureComparison
{
    private const string Stage = "evaluate";
    private const string Whole = "ensemble.";
    private const string Pairs = "consistency";

    // What is of dictionaries of noise says nothing of what was learned.
    private static readonly string[] OfNoise = ["isotropic-pairs.", "second-moment-pairs."];

    // As the summary calls them, and their columns.
    private static readonly (string Metric, string Column)[] OfPairs = [("pw_mcc", "matched_cosine"), ("mmcs", "mmcs"), ("index_agreement", "index_agreement"), ("jaccard", "jaccard")];

    /// <summary>A finding for each number that has a spread.</summary>
    /// <param name="ours">The folder of our evaluation.</param>
    /// <param name="theirs">The folder of that of what libtorch has learned.</param>
    /// <param name="seeds">Folders of evaluations of ours with other seeds; none where members are enough.</param>
    public static IReadOnlyList<Finding> Of(string ours, string theirs, IReadOnlyList<string> seeds)
    {
        (SummaryFile a, SummaryFile b) = (SummaryFile.Read(ours), SummaryFile.Read(theirs));
        string[] metrics = [.. Measurement.NamesOfMembers(ours).Where(b.Has)];
        int members = metrics.Length == 0 ? 0 : a.OfMembers(metrics[0]).Count;
        return seeds.Count == 0
            ? [.. metrics.SelectMany(metric => ByMembers(metric, a, b)), .. ByPairs(ours, theirs, members)]
            : BySeeds(Measurement.Read(ours), Measurement.Read(theirs), [.. seeds.Select(Measurement.Read)], members);
    }

    private static IEnumerable<Finding> ByMembers(string metric, SummaryFile ours, SummaryFile theirs)
    {
        (IReadOnlyList<double> a, IReadOnlyList<double> b) = (ours.OfMembers(metric), theirs.OfMembers(metric));
        if (a.Count != b.Count || a.Concat(b).Any(double.IsNaN) || IsOneNumber(a.Concat(b)))
        {
            yield break;
        }

        string judged = $"spread over {a.Count} members";
        double variance = Tolerance.Variance(a) + Tolerance.Variance(b);
        yield return Between($"{metric}, mean over members", a.Average(), b.Average(), variance / a.Count, judged);
        // The whole is no mean of its members, and one run has one of it: it may differ as single members do, more than which it hardly varies.
        (double whole, double otherWhole) = (ours.OfEnsemble(metric), theirs.OfEnsemble(metric));
        if (!WholeMeasures.AreCountedOtherwise(metric) && !double.IsNaN(whole) && !double.IsNaN(otherWhole))
        {
            yield return Between($"{metric} of the ensemble", whole, otherWhole, variance, judged);
        }
    }

    // Pairs share members. With m of these, the variance of the mean over pairs is at most 2 σ² / m, σ that of single pairs, and the variance of the
    // sample is at least σ² (m − 1) / (m + 1), both where a pair's number is a sum of what its two members bring: so the former
    // is at most 2 (m + 1) / (m (m − 1)) times the latter.
    private static IEnumerable<Finding> ByPairs(string ours, string theirs, int members)
    {
        if (members < EpochComparison.LeastMembers || !File.Exists(FileOf(ours)) || !File.Exists(FileOf(theirs)))
        {
            yield break;
        }

        (Answer a, Answer b) = (PairsOf(ours), PairsOf(theirs));
        double share = 2 * (members + 1) / (members * (members - 1.0));
        foreach ((string metric, string column) in OfPairs)
        {
            (double[] here, double[] there) = ([.. a.Of<double>(column)], [.. b.Of<double>(column)]);
            if (here.Length > 1 && here.Length == there.Length && !here.Concat(there).Any(double.IsNaN) && !IsOneNumber(here.Concat(there)))
            {
                yield return Between($"{metric}, mean over pairs", here.Average(), there.Average(), share * (Tolerance.Variance(here) + Tolerance.Variance(there)), $"spread over {here.Length} pairs");
            }
        }
    }

    private static IReadOnlyList<Finding> BySeeds(IReadOnlyDictionary<string, double> ours, IReadOnlyDictionary<string, double> theirs, IReadOnlyDictionary<string, double>[] seeds, int members) =>
    [
        .. from name in ours.Keys
           where theirs.ContainsKey(name) && !OfNoise.Any(noise => name.StartsWith(noise, StringComparison.Ordinal))
           // One member is its own whole.
           where members > 1 || !name.StartsWith(Whole, StringComparison.Ordinal)
           let all = seeds.Prepend(ours).Select(seed => seed.GetValueOrDefault(name, double.NaN)).ToArray()
           where !all.Append(theirs[name]).Any(double.IsNaN) && !IsOneNumber(all.Append(theirs[name]))
           select Between(name, all[0], theirs[name], Tolerance.Variance(all), $"spread over {all.Length} seeds"),
    ];

    // What is the same everywhere, such as the number of parameters, says nothing of how either has learned.
    private static bool IsOneNumber(IEnumerable<double> values) => values.Distinct().Count() == 1;

    private static Finding Between(string what, double ours, double theirs, double variance, string judged) =>
        new(Stage, what, ours, theirs, Math.Abs(ours - theirs), Tolerance.Of(variance, ours), judged);

    private static string FileOf(string folder) => Path.Combine(folder, ResultTable.FileNameOf(Pairs));

    private static Answer PairsOf(string folder)
    {
        using ResultDatabase database = new();
        database.AddTable(Pairs, FileOf(folder));
        return database.Query($"SELECT {string.Join(", ", OfPairs.Select(pair => pair.Column))} FROM {Pairs} WHERE kind = 'members' ORDER BY member_a, member_b");
    }
}
