using System.Text.Json;
using ResearchPipeline.Files;

namespace ResearchPipeline.Evaluation.Tests;

[Collection(TinyStudy.Collection)]
public sealed class SummaryTests(TinyStudy study)
{
    private const double D = 784;
    private static readonly double R = TinyStudy.R;
    private static readonly double S = 1 / Math.Sqrt(2);

    // One binary32, and which of three latents it is of.
    private static readonly double CodeBits = 32 + Math.Log2(3);

    // Sums of the tables that are reckoned elsewhere, over five images; deviations from the mean image sum to 3.2. Of member 0's three
    // correlations R is the lowest: quantile 5 % lies at 0.1 of the way from it to 1, and the standard deviation is (1 - R)/sqrt 3.
    // gamma: (1 + 1/16 + 1) / (1 + 1/4 + 1). One feature was restarted after the first
    // epoch, two after the second. Two images in each of two epochs, five multiply-adds a weight.
    [Fact]
    public void Member_0_is_summed_up() => Holds(
        "member = 0",
        ("mse", 2.5625 / 5 / D, "intensity²"),
        ("fvu", 2.5625 / 3.2, "1"),
        ("explained_variance", 1 - 2.5625 / 3.2, "1"),
        ("pearson", (2 + R) / 3, "1"),
        ("pearson_sd", (1 - R) / Math.Sqrt(3), "1"),
        ("pearson_q05", R + 0.1 * (1 - R), "1"),
        ("pearson_median", 1, "1"),
        ("pearson_q95", 1, "1"),
        ("pearson_undefined", 2, "images"),
        ("gamma", 2.0625 / 2.25, "1"),
        ("parameters", 3 * D, "numbers"),
        ("multiply_adds", 5 * 3 * D * 2 * 2, "multiply-adds"),
        ("l0", 0.6, "latents"),
        ("bits", CodeBits, "bit"),
        ("l1", 0.5, "activation"),
        ("dead", 1, "features"),
        ("dead_share", 1.0 / 3, "1"),
        ("rare", 1, "features"),
        ("restarted", 3, "features"));

    // Four correlations, R the lowest: at 0.15 of the way, standard deviation (1 - R)/2. gamma: (1 + 1/8 + 1/2 + 1) / (1 + 1/4 + 1 + 1).
    [Fact]
    public void Member_1_is_summed_up() => Holds(
        "member = 1",
        ("mse", 1.125 / 5 / D, "intensity²"),
        ("fvu", 1.125 / 3.2, "1"),
        ("explained_variance", 1 - 1.125 / 3.2, "1"),
        ("pearson", (3 + R) / 4, "1"),
        ("pearson_sd", (1 - R) / 2, "1"),
        ("pearson_q05", R + 0.15 * (1 - R), "1"),
        ("pearson_median", 1, "1"),
        ("pearson_q95", 1, "1"),
        ("pearson_undefined", 1, "images"),
        ("gamma", 2.625 / 3.25, "1"),
        ("parameters", 3 * D, "numbers"),
        ("multiply_adds", 5 * 3 * D * 2 * 2, "multiply-adds"),
        ("l0", 0.8, "latents"),
        ("bits", CodeBits, "bit"),
        ("l1", 0.7, "activation"),
        ("dead", 0, "features"),
        ("dead_share", 0, "1"),
        ("rare", 0, "features"),
        ("restarted", 0, "features"));

    // Correlations as in ReconstructionTableTests: 1, a, b, 1 with b < a. gamma: (1 + 5/64 + 5/8 + 1/4) / (1 + 1/4 + 1 + 1/2).
    // Spread: mean of the members' errors less the ensemble's, (2.5625 + 1.125)/2 - 1.453125 = 0.390625.
    [Fact]
    public void The_ensemble_is_summed_up()
    {
        double a = 195.625 / Math.Sqrt(783 * 61.109375);
        double b = 782 / Math.Sqrt(1564.0 * 489);
        double mean = (2 + a + b) / 4;
        double squares = 2 * (1 - mean) * (1 - mean) + (a - mean) * (a - mean) + (b - mean) * (b - mean);
        Holds(
            "model = 'ensemble'",
            ("mse", 1.453125 / 5 / D, "intensity²"),
            ("fvu", 1.453125 / 3.2, "1"),
            ("explained_variance", 1 - 1.453125 / 3.2, "1"),
            ("pearson", mean, "1"),
            ("pearson_sd", Math.Sqrt(squares / 3), "1"),
            ("pearson_q05", b + 0.15 * (a - b), "1"),
            ("pearson_median", (1 + a) / 2, "1"),
            ("pearson_q95", 1, "1"),
            ("pearson_undefined", 1, "images"),
            ("gamma", 1.953125 / 2.75, "1"),
            ("l0", 1.2, "latents"),
            ("bits", 2 * CodeBits, "bit"),
            ("diversity", 0.390625 / 5 / D, "intensity²"));
    }

    // As in ConsistencyTableTests. One pair has no standard deviation.
    [Fact]
    public void Pairs_are_summed_up() => Holds(
        "model = 'member-pairs'",
        ("pw_mcc", (1 + S) / 3, "cosine"),
        ("pw_mcc_sd", null, "cosine"),
        ("mmcs", (2 + 3 * S) / 6, "cosine"),
        ("index_agreement", 2 * S / 3, "cosine"),
        ("jaccard", 0.4, "1"));

    [Fact]
    public void Models_and_members_are_named_apart() => study.ShouldHold(
        "SELECT DISTINCT model, member FROM summary ORDER BY model, member",
        ["ensemble", null], ["isotropic-pairs", null], ["member", 0], ["member", 1], ["member-pairs", null], ["second-moment-pairs", null]);

    [Fact]
    public void The_file_for_scripts_holds_the_same_numbers_in_the_same_order()
    {
        JsonElement root = JsonElement.Parse(File.ReadAllBytes(Path.Combine(study.Folder, SummaryFile.FileName)));
        root.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["study", "title", "fingerprint", "seed", "version", "units", "members", "ensemble", "member-pairs", "isotropic-pairs", "second-moment-pairs"]);
        string[] table = [.. study.Query("SELECT coalesce(member::VARCHAR, model), metric, value FROM summary")
            .Select(row => $"{row[0]} {row[1]} {(row[2] is double value ? Number(value) : "null")}")];
        Func<JsonElement, string, IEnumerable<string>> lines = (model, name) => model.EnumerateObject()
            .Where(measure => measure.Name != "member")
            .Select(measure => $"{name} {measure.Name} {(measure.Value.ValueKind == JsonValueKind.Null ? "null" : Number(measure.Value.GetDouble()))}");
        string[] file =
        [
            .. root.GetProperty("members").EnumerateArray().SelectMany(member => lines(member, $"{member.GetProperty("member").GetInt32()}")),
            .. lines(root.GetProperty("ensemble"), "ensemble"),
            .. lines(root.GetProperty("member-pairs"), "member-pairs"),
            .. lines(root.GetProperty("isotropic-pairs"), "isotropic-pairs"),
            .. lines(root.GetProperty("second-moment-pairs"), "second-moment-pairs"),
        ];
        file.ShouldBe(table);
        study.ShouldHold("SELECT DISTINCT metric, unit FROM summary ORDER BY metric", [.. root.GetProperty("units").EnumerateObject()
            .OrderBy(unit => unit.Name, StringComparer.Ordinal).Select(unit => (object?[])[unit.Name, unit.Value.GetString()])]);
    }

    [Fact]
    public void The_file_for_scripts_is_read_back()
    {
        SummaryFile summary = SummaryFile.Read(study.Folder);
        summary.OfMembers("dead").ShouldBe([1, 0]);
        summary.OfEnsemble("l0").ShouldBe(1.2);
        summary.OfEnsemble("nothing").ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"members\": 3}")]
    [InlineData("{\"members\": []}")]
    public void A_file_that_is_no_summary_is_refused(string text)
    {
        string folder = Directory.CreateTempSubdirectory("summary-").FullName;
        File.WriteAllText(Path.Combine(folder, SummaryFile.FileName), text);
        Should.Throw<DataException>(() => SummaryFile.Read(folder)).Message.ShouldStartWith(Path.Combine(folder, SummaryFile.FileName));
        Directory.Delete(folder, recursive: true);
    }

    private static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private void Holds(string where, params (string Metric, double? Value, string Unit)[] expected)
    {
        object?[][] found = study.Query($"SELECT metric, value, unit FROM summary WHERE {where}");
        found.Select(row => (row[0], row[2])).ShouldBe(expected.Select(row => ((object?)row.Metric, (object?)row.Unit)));
        for (int row = 0; row < expected.Length; row++)
        {
            if (expected[row].Value is double value)
            {
                found[row][1].ShouldBeOfType<double>().ShouldBe(value, 1e-7 * Math.Max(1e-4, Math.Abs(value)), expected[row].Metric);
            }
            else
            {
                found[row][1].ShouldBeNull(expected[row].Metric);
            }
        }
    }
}
