using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>Final measures beside the spread of members, of pairs, or of seeds; reckoned by hand.</summary>
public sealed class MeasureComparisonTests : IDisposable
{
    private static readonly ResultTable<Pair> Consistency = new ResultTable<Pair>("consistency", "kind, member_a, member_b", "Pairs.")
        .Texts("kind", "What of.", pair => pair.Kind)
        .Bytes("member_a", "", "One.", pair => pair.First)
        .Bytes("member_b", "", "The other.", pair => pair.Second)
        .Doubles("matched_cosine", "cosine", "Constant.", _ => 0.5)
        .Doubles("mmcs", "cosine", "Constant.", _ => 0.5)
        .Doubles("index_agreement", "cosine", "Constant.", _ => 0.5)
        .Doubles("jaccard", "1", "The value.", pair => pair.Value);

    private readonly string _folder = Directory.CreateTempSubdirectory("measures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Both variances are 1: 4 √(2 / 3) for the means of three, 4 √2 for single members, beside 10⁻⁵ of our value.
    [Fact]
    public void Members_and_the_whole_of_them_are_judged_by_the_spread_of_members()
    {
        string ours = Write("ours", "{\"mse\": 1, \"l0\": 7, \"k\": 5}, {\"mse\": 2, \"l0\": 8, \"k\": 5}, {\"mse\": 3, \"l0\": 9, \"k\": 5}", "{\"mse\": 1, \"l0\": 20, \"diversity\": 1}");
        string theirs = Write("theirs", "{\"mse\": 2, \"l0\": 7, \"k\": 5}, {\"mse\": 3, \"l0\": 8, \"k\": 5}, {\"mse\": 4, \"l0\": 9, \"k\": 5}", "{\"mse\": 7, \"l0\": 30, \"diversity\": 9}");
        IReadOnlyList<Finding> found = MeasureComparison.Of(ours, theirs, []);
        // Of the whole, l0 counts what any member activates; k is the same everywhere, and of the diversity no spread is known.
        found.Select(finding => finding.What).ShouldBe(["mse, mean over members", "mse of the ensemble", "l0, mean over members"]);
        IReadOnlyList<Finding> findings = [.. found.Take(2)];
        findings[0].Allowed.ShouldBe(4 * Math.Sqrt(2.0 / 3) + 2e-5, 1e-12);
        findings[1].Allowed.ShouldBe(4 * Math.Sqrt(2) + 1e-5, 1e-12);
        (findings[0].Distance, findings[0].Holds).ShouldBe((1, true));
        (findings[1].Distance, findings[1].Holds).ShouldBe((6, false));
    }

    // Of three members the share is 2 · 4 / (3 · 2) = 4/3; both variances are 1: 4 √(8 / 3) beside 10⁻⁵ · 2. What is constant is not compared.
    [Fact]
    public void What_members_have_in_common_is_judged_by_the_spread_of_pairs()
    {
        string ours = Write("ours", "{\"mse\": 1}, {\"mse\": 1}, {\"mse\": 1}", "{}", 1, 2, 3);
        string theirs = Write("theirs", "{\"mse\": 1}, {\"mse\": 1}, {\"mse\": 1}", "{}", 9, 10, 11);
        Finding finding = MeasureComparison.Of(ours, theirs, []).ShouldHaveSingleItem();
        (finding.What, finding.Ours, finding.Theirs, finding.By, finding.Holds).ShouldBe(("jaccard, mean over pairs", 2, 10, "spread over 3 pairs", false));
        finding.Allowed.ShouldBe(4 * Math.Sqrt(8.0 / 3) + 2e-5, 1e-12);
    }

    // Seeds 1, 2, 3 have the variance 1: 4 · 1 beside 10⁻⁵ · 1. Noise is no matter of what was learned.
    [Fact]
    public void Of_few_members_every_number_is_judged_by_the_spread_of_seeds()
    {
        string[] seeds = [.. Enumerable.Range(1, 3).Select(seed => Write($"seed{seed}", $"{{\"accuracy_fgsm_0.05\": {seed}}}, {{\"accuracy_fgsm_0.05\": {seed}}}", $"{{\"mse\": {seed}}}, \"isotropic-pairs\": {{\"jaccard\": {seed}}}"))];
        string theirs = Write("theirs", "{\"accuracy_fgsm_0.05\": 6}, {\"accuracy_fgsm_0.05\": 6}", "{\"mse\": 4}, \"isotropic-pairs\": {\"jaccard\": 1}");
        IReadOnlyList<Finding> findings = MeasureComparison.Of(seeds[0], theirs, seeds[1..]);
        findings.Select(finding => (finding.What, finding.Holds)).ShouldBe([("accuracy_fgsm_0.05", false), ("ensemble.mse", true)]);
        findings.ShouldAllBe(finding => Math.Abs(finding.Allowed - 4 - 1e-5) < 1e-12 && finding.By == "spread over 3 seeds");
    }

    [Fact]
    public void One_member_is_its_own_whole_and_is_judged_once()
    {
        string[] seeds = [.. Enumerable.Range(1, 3).Select(seed => Write($"seed{seed}", $"{{\"mse\": {seed}}}", $"{{\"mse\": {seed}}}"))];
        MeasureComparison.Of(seeds[0], seeds[2], seeds[1..]).ShouldHaveSingleItem().What.ShouldBe("mse");
    }

    private string Write(string name, string members, string ensemble, params double[] pairs)
    {
        string folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "summary.json"), $"{{\"members\": [{members}], \"ensemble\": {ensemble}}}");
        if (pairs.Length > 0)
        {
            Pair[] rows = [.. pairs.Select((value, i) => new Pair("members", (byte)(i / 2), (byte)(i == 0 ? 1 : 2), value)), new("isotropic", 0, 1, 100 * pairs[0])];
            ParquetFile.Write(folder, Consistency, rows, new Provenance("tiny", "Tiny", new string('0', 64), 1, "0"));
        }

        return folder;
    }

    private readonly record struct Pair(string Kind, byte First, byte Second, double Value);
}
