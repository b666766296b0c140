using ResearchPipeline.Evaluation.Tables;

namespace ResearchPipeline.Evaluation.Tests.Tables;

[Collection(TinyStudy.Collection)]
public sealed class ClassPatternTableTests(TinyStudy study)
{
    // Digit 0: images 0 and 3. Digit 1: images 1 and 2. Digit 2: image 4, which activates nothing. Lift: rate over 2/5 or 1/5.
    [Fact]
    public void Every_measure_of_member_0_is_as_reckoned() => study.ShouldHold(
        "SELECT digit, feature, rate, mean_activation, rank, lift FROM class_patterns WHERE member = 0 AND digit < 3",
        [0, 0, 0.5, 0.5, 1, 1.25],
        [0, 1, 0.0, 0.0, null, 0.0],
        [0, 2, 0.0, 0.0, null, null],
        [1, 0, 0.5, 0.5, 1, 1.25],
        [1, 1, 0.5, 0.25, 2, 2.5],
        [1, 2, 0.0, 0.0, null, null],
        [2, 0, 0.0, 0.0, null, 0.0],
        [2, 1, 0.0, 0.0, null, 0.0],
        [2, 2, 0.0, 0.0, null, null]);

    [Fact]
    public void Every_measure_of_member_1_is_as_reckoned() => study.ShouldHold(
        "SELECT digit, feature, rate, mean_activation, rank, lift FROM class_patterns WHERE member = 1 AND digit < 2",
        [0, 0, 0.5, 0.5, 1, 2.5],
        [0, 1, 0.0, 0.0, null, 0.0],
        [0, 2, 0.5, 0.5, 2, 2.5],
        [1, 0, 0.0, 0.0, null, 0.0],
        [1, 1, 1.0, 0.75, 1, 2.5],
        [1, 2, 0.0, 0.0, null, 0.0]);

    [Fact]
    public void A_digit_without_images_has_no_measures() => study.ShouldHold(
        """
        SELECT count(*), count(rate), count(mean_activation), count(rank), count(lift), count(p_value)
        FROM class_patterns WHERE digit >= 3
        """,
        [2 * 7 * 3, 0, 0, 0, 0, 0]);

    [Fact]
    public void A_dead_feature_has_no_p_value_and_any_other_has() => study.ShouldHold(
        "SELECT DISTINCT member, feature, p_value IS NULL AS missing FROM class_patterns WHERE digit < 3 ORDER BY ALL",
        [0, 0, false], [0, 1, false], [0, 2, true], [1, 0, false], [1, 1, false], [1, 2, false]);

    // (1 + extreme) / (1 + 9).
    [Fact]
    public void A_p_value_counts_the_permutations_that_are_as_extreme()
    {
        int[][] extremes = [new int[20]];
        extremes[0][0 * 10 + 4] = 3;
        extremes[0][1 * 10 + 5] = 5;
        MemberCodes codes = new(2, 1);
        codes.Features[1] = 1;
        Array.Fill(codes.Values, 1);
        ClassPatternTable.Row[] rows = ClassPatternTable.Rows([new FeatureStatistics(codes, [4, 5], 2, 10)], extremes, 9);
        rows.Where(row => row.PValue is not null).Select(row => ((int)row.Digit, (int)row.Feature, row.PValue!.Value))
            .ShouldBe([(4, 0, 0.4), (4, 1, 0.1), (5, 0, 0.1), (5, 1, 0.6)]);
    }
}
