using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class LayerFeatureTableTests
{
    [Fact]
    public void The_first_hundred_units_of_member_0_are_images_of_length_one()
    {
        using PublishedTables tables = PublishedTables.Of(new TwoWideEncoders());
        tables.ShouldHold("SELECT layer, count(*), max(unit), max(pixel) FROM layer_features GROUP BY layer", [1, 78400, 99, 783]);
        tables.ShouldHold("SELECT layer, unit, pixel, weight FROM layer_features WHERE weight <> 0", [.. Enumerable.Range(0, 100).Select(unit => (object?[])[1, unit, unit, 1.0])]);
    }

    // Layer 1: 3 e0 + 4 e1; 2 e2; nothing. Layer 2: the first less twice the second, 3 e0 + 4 e1 - 4 e2 of length sqrt 41. Layer 3: less than nothing of that.
    [Fact]
    public void A_deeper_unit_is_the_sum_of_what_is_below_it()
    {
        Matrix first = new(3, MnistImages.Pixels);
        (first.Row(0)[0], first.Row(0)[1], first.Row(1)[2]) = (3, 4, 2);
        LayerFeatureTable.Row[] rows = LayerFeatureTable.Rows([first, Matrix.FromValues(1, 3, [1, -2, 7]), Matrix.FromValues(2, 1, [-5, 0])]);
        rows.Length.ShouldBe(6 * 784);
        float s = (float)Math.Sqrt(41);
        rows.Where(row => row.Weight != 0).Select(row => ((int)row.Layer, (int)row.Unit, (int)row.Pixel)).ShouldBe(
            [(1, 0, 0), (1, 0, 1), (1, 1, 2), (2, 0, 0), (2, 0, 1), (2, 0, 2), (3, 0, 0), (3, 0, 1), (3, 0, 2)]);
        rows.Where(row => row.Weight != 0).Select(row => row.Weight).ShouldBe([0.6f, 0.8f, 1, 3 / s, 4 / s, -4 / s, -3 / s, -4 / s, 4 / s], 1e-7f);
    }
}
