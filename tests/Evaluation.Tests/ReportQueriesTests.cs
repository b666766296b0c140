using ResearchPipeline.Files;

namespace ResearchPipeline.Evaluation.Tests;

/// <summary>What the report's queries make of the tables, reckoned by hand from them.</summary>
[Collection(TinyStudy.Collection)]
public sealed class ReportQueriesTests(TinyStudy study)
{
    private static readonly double S = 1 / Math.Sqrt(2);

    // No q-value is below 0.9, so that none of the five live features stands out for any digit.
    [Fact]
    public void Features_without_a_digit_are_counted_as_such()
    {
        study.ShouldHold(Text("key_features"), [0, 5, 1.0]);
        study.ShouldHold(Text("key_features_by_digit"), [.. Enumerable.Range(0, 10).Select(digit => (object?[])[digit, 0.0, null])]);
    }

    [Fact]
    public void A_feature_that_two_images_of_five_activate_is_not_always_on() => study.Query(Text("always_on")).ShouldBeEmpty();

    // Cosines 1 and 1/sqrt 2; the third match has a dead feature.
    [Fact]
    public void Matches_with_a_dead_feature_are_left_out()
    {
        object?[] row = study.Query(Text("matched_live")).ShouldHaveSingleItem();
        (row[0], row[^1]).ShouldBe((2L, 1.0));
        double[] expected = [(1 + S) / 2, S + 0.05 * (1 - S), (1 + S) / 2, S + 0.95 * (1 - S)];
        row[1..^1].Select(value => (double)value!).ShouldBe(expected, 1e-7);
    }

    [Fact]
    public void All_matches_are_summed_up_by_kind()
    {
        object?[][] rows = study.Query(Text("matched_by_kind"));
        rows.Select(row => (row[0], row[1])).ShouldBe([("isotropic", 3L), ("members", 3L), ("second-moment", 3L)]);
        ((double)rows[1][2]!).ShouldBe((1 + S) / 3, 1e-7);
    }

    // Of member 0 two live features, frequency 0.4 and intensity 1, 0.2 and 0.5, lie on a line; of member 1 (0.2, 1), (0.4, 0.75), (0.2, 1)
    // too. All five: deviations 0.12, -0.08, -0.08, 0.12, -0.08 and 0.15, -0.35, 0.15, -0.1, 0.15, so 0.01 / sqrt(0.048 · 0.2). Two
    // frequencies lie on a line with their logarithms.
    [Fact]
    public void Intensity_is_correlated_with_frequency_and_its_logarithm()
    {
        double all = 0.01 / Math.Sqrt(0.048 * 0.2);
        study.ShouldHold(Text("intensity_correlation"), [0, 2, 1.0, 1.0], [1, 3, -1.0, -1.0], [null, 5, all, all]);
    }

    // Live features rest on 1, 1, 1, 2, 1 pixels and are 0, 0, 0, 1/2, 0 wide; quantile 95 % lies 0.8 of the way to the largest of five.
    [Fact]
    public void Live_features_are_local() => study.ShouldHold(
        Text("locality"),
        [5, 1.0, 1.0, 1.8, 0.0, 0.0, 0.4, 784 / 3.0, Math.Sqrt(783 / 6.0)]);

    // All are active on more than a tenth of the images. Selectivities 1/3 and four times 1, intensities 1/2, 3/4 and three times 1.
    [Fact]
    public void Live_features_are_summed_up_by_frequency() => study.ShouldHold(
        Text("frequency_bands"),
        [1.0, 5, 1.0, 0.0, 1.0, 1.0, (double)Near]);

    // Pixels 0, 1 and 2 vary. Member 0 has energies 392, 392 and 0 there, member 1 392, 392/3 and 784/3.
    [Fact]
    public void Two_of_three_pixels_that_vary_have_a_peak()
    {
        study.ShouldHold(
            "SELECT member, varying, peaked, peaks_elsewhere, energy_elsewhere, energy_q05, energy_q95 FROM (" + Text("coverage") + ")",
            [0, 3, 2.0 / 3, 0.0, 0.0, 39.2, 392.0],
            [1, 3, 2.0 / 3, 0.0, 0.0, 392 * 1.1 / 3, 392 * 2.9 / 3]);
        double deviations = Math.Sqrt((2 * 392.0 * 392 - 784) * (2 * 0.24 * 0.24 + 0.16 * 0.16 - 0.64 * 0.64 / 784));
        study.ShouldHold("SELECT correlation FROM (" + Text("coverage") + ") WHERE member = 0", [(2 * 392 * 0.24 - 0.64) / deviations]);
    }

    // Largest cosines 1/sqrt 2, 0, 0, 1/sqrt 2, 1/sqrt 2.
    [Fact]
    public void Three_of_five_live_features_have_a_near_one() => study.ShouldHold(
        Text("redundancy"), [5, (double)Near, (double)Near, (double)Near, 0.6]);

    // Live rows are 1, 1/2, 1, 1/sqrt 2 and 1 long, the dead one 1/sqrt 2.
    [Fact]
    public void Norms_of_live_and_dead_features_are_summed_up() => study.ShouldHold(
        Text("norms"), [false, 5, 0.5, 1.0, 1.0], [true, 1, S, S, S]);

    // The cosine of two features as the table holds it, in binary32.
    private float Near => (float)(double)study.Query("SELECT nearest_cosine FROM features WHERE member = 0 AND feature = 0")[0][0]!;

    private static string Text(string query) => File.ReadAllText(Path.Combine(Repository.FindRoot(), "reports", "queries", "report", query + ".sql"));
}
