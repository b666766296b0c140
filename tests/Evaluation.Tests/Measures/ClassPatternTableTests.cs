using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Measures;

namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class ClassPatternTableTests(TinyStudy study)
{
    // Class 0: images 0 and 3. Class 1: images 1 and 2. Class 2: image 4, which activates nothing. Lift: rate over 2/5 or 1/5.
    [Fact]
    public void Every_measure_of_member_0_is_as_reckoned() => study.ShouldHold(
        "SELECT label, feature, rate, mean_activation, rank, lift FROM class_patterns WHERE member = 0 AND label < 3",
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
        "SELECT label, feature, rate, mean_activation, rank, lift FROM class_patterns WHERE member = 1 AND label < 2",
        [0, 0, 0.5, 0.5, 1, 2.5],
        [0, 1, 0.0, 0.0, null, 0.0],
        [0, 2, 0.5, 0.5, 2, 2.5],
        [1, 0, 0.0, 0.0, null, 0.0],
        [1, 1, 1.0, 0.75, 1, 2.5],
        [1, 2, 0.0, 0.0, null, 0.0]);

    [Fact]
    public void A_class_without_images_has_no_measures() => study.ShouldHold(
        """
        SELECT count(*), count(rate), count(mean_activation), count(rank), count(lift), count(effect), count(p_value), count(q_value)
        FROM class_patterns WHERE label >= 3
        """,
        [2 * 7 * 3, 0, 0, 0, 0, 0, 0, 0]);

    // Chance deals two of five images to class 0, two to 1, one to 2. Two active images: at least one of a class's two with 7/10, both with
    // 1/10. One active image: of a class of two with 2/5. Three classes and the live features are 6 tests for member 0 and 9 for member 1,
    // of which only 9 · 1/10 stays below 1.
    [Fact]
    public void P_values_and_effects_of_member_0_are_as_reckoned() => study.ShouldHold(
        "SELECT label, feature, effect, p_value, q_value FROM class_patterns WHERE member = 0 AND label < 3",
        [0, 0, 1.0 / 6, 0.7, 1.0],
        [0, 1, -1.0 / 3, 1.0, 1.0],
        [0, 2, 0.0, null, null],
        [1, 0, 1.0 / 6, 0.7, 1.0],
        [1, 1, 0.5, 0.4, 1.0],
        [1, 2, 0.0, null, null],
        [2, 0, -0.5, 1.0, 1.0],
        [2, 1, -0.25, 1.0, 1.0],
        [2, 2, 0.0, null, null]);

    [Fact]
    public void P_values_and_effects_of_member_1_are_as_reckoned() => study.ShouldHold(
        "SELECT label, feature, effect, p_value, q_value FROM class_patterns WHERE member = 1 AND label < 2",
        [0, 0, 0.5, 0.4, 1.0],
        [0, 1, -2.0 / 3, 1.0, 1.0],
        [0, 2, 0.5, 0.4, 1.0],
        [1, 0, -1.0 / 3, 1.0, 1.0],
        [1, 1, 1.0, 0.1, 0.9],
        [1, 2, -1.0 / 3, 1.0, 1.0]);

    [Fact]
    public void Where_all_images_have_one_class_nothing_stands_out_and_there_is_no_effect()
    {
        Codes codes = new(2, latents: 1, listed: 1);
        codes.Values.Fill(1);
        ClassPatternTable.Row row = ClassPatternTable.Rows([new FeatureStatistics(codes, [4, 4], 10)])[4];
        (row.PValue, row.QValue).ShouldBe((1, 1));
        row.Effect.ShouldBe(double.NaN);
    }
}
