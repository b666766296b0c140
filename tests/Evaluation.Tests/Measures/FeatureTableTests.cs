using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class FeatureTableTests(TinyStudy study)
{
    // Member 0: f0 by images 0 and 2, f1 by image 1, f2 by none. Member 1: f0 by image 3, f1 by 1 (1/2) and 2 (1), f2 by 0.
    [Fact]
    public void Activity_is_counted_and_a_dead_feature_has_no_intensity() => study.ShouldHold(
        "SELECT member, feature, activations, frequency, mean_intensity, max_intensity, dead FROM features",
        [0, 0, 2, 0.4, 1.0, 1.0, false],
        [0, 1, 1, 0.2, 0.5, 0.5, false],
        [0, 2, 0, 0.0, null, null, true],
        [1, 0, 1, 0.2, 1.0, 1.0, false],
        [1, 1, 2, 0.4, 0.75, 1.0, false],
        [1, 2, 1, 0.2, 1.0, 1.0, false]);

    // Two images of class 0 (0 and 3), two of 1 (1 and 2), one of 2. Rates of member 0's f0: 1/2, 1/2, 0, so that the others' mean
    // is 1/4 and selectivity (1/2 - 1/4) / (1/2 + 1/4). All other live features answer to one class alone.
    // Information in bits: entropy of activity less its entropy within classes. H(2/5) = 0.97095, H(1/5) = 0.72193; a class of which
    // one of two images is active has entropy 1 and weight 2/5.
    [Fact]
    public void Classes_are_judged_by_rates_and_a_dead_feature_prefers_none() => study.ShouldHold(
        "SELECT member, feature, top_class, selectivity, mutual_information FROM features",
        [0, 0, 0, 1.0 / 3, 0.9709505944546686 - 0.8],
        [0, 1, 1, 1.0, 0.7219280948873623 - 0.4],
        [0, 2, null, null, 0.0],
        [1, 0, 0, 1.0, 0.7219280948873623 - 0.4],
        [1, 1, 1, 1.0, 0.9709505944546686],
        [1, 2, 0, 1.0, 0.7219280948873623 - 0.4]);

    // Cosines of member 0: f0 and f2 1/sqrt 2, f1 with both 0. Of member 1: f1 and f2 1/sqrt 2, f0 with both 0.
    [Fact]
    public void The_nearest_feature_is_another_one_the_lower_of_equals()
    {
        double s = (float)(1 / Math.Sqrt(2));
        object?[][] found = study.Query("SELECT member, feature, nearest_feature, nearest_cosine FROM features");
        found.Select(row => (row[0], row[1], row[2])).ShouldBe([(0L, 0L, 2L), (0L, 1L, 0L), (0L, 2L, 0L), (1L, 0L, 1L), (1L, 1L, 2L), (1L, 2L, 1L)]);
        double[] cosines = [s, 0, s, 0, s, s];
        for (int row = 0; row < cosines.Length; row++)
        {
            ((double)found[row][3]!).ShouldBe(cosines[row], 1e-7);
        }
    }

    // The mean training image is e0/2; all pixels lie in the top row. Member 0: e0, e1/2, (e0 + e3)/2; member 1: e2, (e0 + e1)/2, e0.
    [Fact]
    public void Rows_of_weights_are_measured_as_reckoned()
    {
        double s = 1 / Math.Sqrt(2);
        study.ShouldHold(
            "SELECT member, feature, norm, effective_support, spread, centre_x, centre_y, mean_image_cosine FROM features",
            [0, 0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0],
            [0, 1, 0.5, 1.0, 0.0, 1.0, 0.0, 0.0],
            [0, 2, s, 2.0, 1.5, 1.5, 0.0, s],
            [1, 0, 1.0, 1.0, 0.0, 2.0, 0.0, 0.0],
            [1, 1, s, 2.0, 0.5, 0.5, 0.0, s],
            [1, 2, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0]);
    }

    [Fact]
    public void Frequencies_have_a_logarithm_and_a_dead_feature_has_none() => study.ShouldHold(
        "SELECT log10_frequency FROM features WHERE member = 0",
        [Math.Log10(0.4)],
        [Math.Log10(0.2)],
        [null]);

    // Unit f is f + 1 at pixel f alone.
    [Fact]
    public void Features_of_no_sparse_code_have_a_shape_and_no_activity()
    {
        using PublishedTables tables = PublishedTables.Of(new WideEncoder());
        tables.ShouldHold(
            "SELECT * FROM features WHERE feature IN (0, 30)",
            [0, 0, 1, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0], [0, 30, 0, 0.0, 31.0, 1.0, 0.0, 2.0, 1.0, 0.0]);
    }

    [Fact]
    public void A_row_of_zeros_has_no_place_and_no_shape()
    {
        FeatureStatistics nothing = new(new Codes(1, latents: 1, listed: 1), [0], 10);
        FeatureShape shape = FeatureTable.Rows([nothing], [[0]], [new Matrix(1, MnistImages.Pixels)], [1, .. new float[783]], MnistImages.Kind.Shape)[0].Shape;
        shape.Norm.ShouldBe(0);
        new[] { shape.EffectiveSupport, shape.Location.Spread, shape.Location.CentreX, shape.Location.CentreY, shape.MeanImageCosine }
            .ShouldAllBe(value => double.IsNaN(value));
    }

    // Features 0 and 2 point the same way, feature 1 nowhere.
    [Fact]
    public void A_feature_without_direction_is_near_to_none() => Nearest([1, 0, 1, 0, 0, 0, 1, 0, 1], 3).ShouldBe([2, null, 0]);

    [Fact]
    public void A_single_feature_is_near_to_none() => Nearest([1], 1).ShouldBe([null]);

    // A cosine of -1 is still the largest there is.
    [Fact]
    public void The_nearest_feature_may_be_opposite() => Nearest([1, -1, -1, 1], 2).ShouldBe([1, 0]);

    private static int?[] Nearest(float[] cosines, int latents)
    {
        FeatureStatistics nothing = new(new Codes(1, latents, listed: 1), [0], 10);
        return [.. FeatureTable.Rows([nothing], [cosines], [new Matrix(latents, MnistImages.Pixels)], new float[MnistImages.Pixels], MnistImages.Kind.Shape).Select(row => (int?)row.Nearest?.Feature)];
    }
}
