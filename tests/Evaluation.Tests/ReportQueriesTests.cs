using ResearchPipeline.Files;

namespace ResearchPipeline.Evaluation.Tests;

/// <summary>What the report's queries make of the tables, reckoned by hand from them.</summary>
[Collection(TinyStudy.Collection)]
public sealed class ReportQueriesTests(TinyStudy study)
{
    private static readonly double S = 1 / Math.Sqrt(2);

    // No q-value is below 0.9, so that none of the five live features stands out for any class.
    [Fact]
    public void Features_without_a_class_are_counted_as_such()
    {
        study.ShouldHold(Text("key_features"), [0, 5, 1.0]);
        study.ShouldHold(Text("key_features_by_class"), [.. Enumerable.Range(0, 10).Select(label => (object?[])[label, 0.0, null])]);
    }

    [Fact]
    public void A_feature_that_two_images_of_five_activate_is_not_always_on() => study.Query(Text("always_on")).ShouldBeEmpty();

    // Exactly 99 % of the images is not more than that.
    [Fact]
    public void Features_that_more_than_99_percent_of_the_images_activate_are_always_on() => study.ShouldHold(
        On("always_on", "features (member, feature, frequency, mean_intensity, mean_image_cosine)", "(0, 7, 0.99e0, 1.0e0, 0.1e0), (1, 3, 0.995e0, 2.0e0, 0.2e0), (0, 5, 1.0e0, 3.0e0, 0.3e0)"),
        [0, 5, 1.0, 3.0, 0.3], [1, 3, 0.995, 2.0, 0.2]);

    // Feature 0 of member 0 stands out for two classes, one at the limit itself; feature 1 for none, although close; feature 2 is dead.
    [Fact]
    public void A_corrected_probability_of_one_percent_is_enough_for_a_key_feature()
    {
        const string patterns = "class_patterns (member, feature, label, effect, q_value)";
        const string rows = "(0, 0, 0, 0.5e0, 0.01e0), (0, 0, 1, 0.25e0, 0.001e0), (0, 1, 0, 0.125e0, 0.0101e0), (0, 1, 1, 0.75e0, 0.5e0), (0, 2, 0, 0.0e0, 1.0e0)";
        string query = On("key_features", patterns, rows, "features (member, feature, dead)", "(0, 0, false), (0, 1, false), (0, 2, true)");
        study.ShouldHold(query, [0, 1, 0.5], [2, 1, 0.5]);
        study.ShouldHold(On("key_features_by_class", patterns, rows), [0, 1.0, 0.5], [1, 1.0, 0.25]);
    }

    // Cosines 1 and 1/sqrt 2; the third match has a dead feature.
    [Fact]
    public void Matches_with_a_dead_feature_are_left_out()
    {
        object?[] row = study.Query(Text("matched_live")).ShouldHaveSingleItem();
        (row[0], row[^1]).ShouldBe((2L, 1.0));
        double[] expected = [(1 + S) / 2, S + 0.05 * (1 - S), (1 + S) / 2, S + 0.95 * (1 - S)];
        row[1..^1].Select(value => (double)value!).ShouldBe(expected, 1e-7);
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

    // Pixels 0, 1 and 2 vary.
    [Fact]
    public void Two_of_three_pixels_that_vary_have_a_peak() => study.ShouldHold(Text("coverage"), [0, 2.0 / 3], [1, 2.0 / 3]);

    // Largest cosines 1/sqrt 2, 0, 0, 1/sqrt 2, 1/sqrt 2.
    [Fact]
    public void Three_of_five_live_features_have_a_near_one() => study.ShouldHold(
        Text("redundancy"), [5, (double)Near, (double)Near, 0.6]);

    // Live rows are 1, 1/2, 1, 1/sqrt 2 and 1 long, the dead one 1/sqrt 2.
    [Fact]
    public void Norms_of_live_and_dead_features_are_summed_up() => study.ShouldHold(
        Text("norms"), [false, 5, 0.5, 1.0, 1.0], [true, 1, S, S, S]);

    // The cosine of two features as the table holds it, in binary32.
    private float Near => (float)(double)study.Query("SELECT nearest_cosine FROM features WHERE member = 0 AND feature = 0")[0][0]!;

    // The query over rows of these tables in place of the study's own.
    private static string On(string query, params string[] tables) =>
        $"WITH {string.Join(", ", tables.Chunk(2).Select(table => $"{table[0]} AS (VALUES {table[1]})"))} SELECT * FROM ({Text(query)})";

    private static string Text(string query) => File.ReadAllText(Path.Combine(Repository.FindRoot(), "reports", "templates", "ensemble", "queries", "report", query + ".sql"));
}
