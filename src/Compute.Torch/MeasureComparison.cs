using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation;

namespace ResearchPipeline.Compute.Torch;

/// <summary>The measures of a summary, ours and those of what libtorch has learned, beside the spread of members; where these are few, of other seeds of ours.</summary>
internal static class MeasureComparison
{
    private const string Stage = "evaluate";
    private const string Whole = "ensemble.";
    private const string OfPairs = "member-pairs.";
    private const string Pairs = "consistency";
    private const double Deviations = 4;
    private const double Rounding = 1e-5;

    private static readonly string[] PairColumns = ["matched_cosine", "mmcs", "index_agreement", "jaccard"];

    /// <summary>A finding for each number that has a spread.</summary>
    /// <param name="ours">The folder of our evaluation.</param>
    /// <param name="theirs">The folder of that of what libtorch has learned.</param>
    /// <param name="seeds">Folders of evaluations of ours with other seeds; none where members are enough.</param>
    public static IReadOnlyList<Finding> Of(string ours, string theirs, IReadOnlyList<string> seeds) => seeds.Count == 0
        ? [.. Shared(ours, theirs).SelectMany(metric => ByMembers(metric, SummaryFile.Read(ours), SummaryFile.Read(theirs))), .. ByPairs(ours, theirs)]
        : BySeeds(Measurement.Read(ours), Measurement.Read(theirs), [.. seeds.Select(Measurement.Read)]);

    private static string[] Shared(string ours, string theirs) => [.. Measurement.NamesOfMembers(ours).Intersect(Measurement.NamesOfMembers(theirs))];

    // The whole of an ensemble, of which one run has one number, is judged by the spread of its members, as compare does.
    private static IEnumerable<Finding> ByMembers(string metric, SummaryFile ours, SummaryFile theirs)
    {
        (IReadOnlyList<double> a, IReadOnlyList<double> b) = (ours.OfMembers(metric), theirs.OfMembers(metric));
        if (a.Count != b.Count || a.Concat(b).Any(double.IsNaN) || IsOneNumber(a.Concat(b)))
        {
            yield break;
        }

        (double mean, double other, double allowed) = EpochComparison.Compare(a, b);
        string judged = $"spread over {a.Count} members";
        yield return Between($"{metric}, mean over members", mean, other, allowed, judged);
        (double whole, double otherWhole) = (ours.OfEnsemble(metric), theirs.OfEnsemble(metric));
        if (!UnionMeasures.Has(metric) && !double.IsNaN(whole) && !double.IsNaN(otherWhole))
        {
            yield return Between($"{metric} of the ensemble", whole, otherWhole, allowed, judged);
        }
    }

    // The numbers of pairs depend on each other, for pairs share members: the variance of their mean is at most 2 σ² / members,
    // σ that of single pairs, which it is where a pair's number is a sum of what its two members bring.
    private static IEnumerable<Finding> ByPairs(string ours, string theirs)
    {
        if (!File.Exists(FileOf(ours)) || !File.Exists(FileOf(theirs)))
        {
            yield break;
        }

        (Answer a, Answer b) = (PairsOf(ours), PairsOf(theirs));
        foreach (string column in PairColumns)
        {
            (IReadOnlyList<double> here, IReadOnlyList<double> there) = ([.. a.Of<double>(column)], [.. b.Of<double>(column)]);
            if (here.Count < EpochComparison.LeastMembers || here.Count != there.Count || here.Concat(there).Any(double.IsNaN) || IsOneNumber(here.Concat(there)))
            {
                continue;
            }

            int members = (int)Math.Round((1 + Math.Sqrt(1 + 8.0 * here.Count)) / 2);
            double variance = (Variance(here) + Variance(there)) / 2;
            yield return Between($"{column}, mean over pairs of members", here.Average(), there.Average(), Deviations * Math.Sqrt(4 * variance / members) + Rounding * Math.Abs(here.Average()), $"spread over {here.Count} pairs");
        }
    }

    private static IReadOnlyList<Finding> BySeeds(IReadOnlyDictionary<string, double> ours, IReadOnlyDictionary<string, double> theirs, IReadOnlyDictionary<string, double>[] seeds) =>
    [
        .. from name in ours.Keys
           where (!name.Contains('.', StringComparison.Ordinal) || name.StartsWith(Whole, StringComparison.Ordinal) || name.StartsWith(OfPairs, StringComparison.Ordinal)) && theirs.ContainsKey(name)
           let all = seeds.Prepend(ours).Select(seed => seed.GetValueOrDefault(name, double.NaN)).ToArray()
           where !all.Append(theirs[name]).Any(double.IsNaN) && !IsOneNumber(all.Append(theirs[name]))
           select Between(name, all[0], theirs[name], Deviations * Math.Sqrt(Variance(all)) + Rounding * Math.Abs(all[0]), $"spread over {all.Length} seeds"),
    ];

    // What is the same everywhere, such as the number of parameters, says nothing of how either has learned.
    private static bool IsOneNumber(IEnumerable<double> values) => values.Distinct().Count() == 1;

    private static double Variance(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }

    private static Finding Between(string what, double ours, double theirs, double allowed, string judged) => new(Stage, what, ours, theirs, Math.Abs(ours - theirs), allowed, judged);

    private static string FileOf(string folder) => Path.Combine(folder, ResultTable.FileNameOf(Pairs));

    private static Answer PairsOf(string folder)
    {
        using ResultDatabase database = new();
        database.AddTable(Pairs, FileOf(folder));
        return database.Query($"SELECT {string.Join(", ", PairColumns)} FROM {Pairs} WHERE kind = 'members' ORDER BY member_a, member_b");
    }
}
