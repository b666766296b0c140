using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class CompositionTableTests
{
    // Layer 1: 3 e0 + 4 e1 of length 5; 2 e2; nothing. Layer 2: the first less four times the second, 3 e0 + 4 e1 - 8 e2 of length sqrt 89.
    [Fact]
    public void A_unit_is_the_sum_of_parts_the_longest_first()
    {
        Matrix first = new(3, MnistImages.Pixels);
        (first.Row(0)[0], first.Row(0)[1], first.Row(1)[2]) = (3, 4, 2);
        CompositionTable.Row[] rows = CompositionTable.Rows([first, Matrix.FromValues(1, 3, [1, -4, 7])]);
        rows.Length.ShouldBe(4 * 784);
        rows.Where(row => row.Pixel == 0).Select(row => ((int)row.Part.Rank, (int?)row.Part.Unit, row.Part.Length))
            .ShouldBe([(0, null, Math.Sqrt(89)), (1, 1, -8.0), (2, 0, 5.0), (3, 2, 0.0)]);
        float s = (float)Math.Sqrt(89);
        rows.Where(row => row.Weight != 0).Select(row => ((int)row.Part.Rank, (int)row.Pixel)).ShouldBe([(0, 0), (0, 1), (0, 2), (1, 2), (2, 0), (2, 1)]);
        rows.Where(row => row.Weight != 0).Select(row => row.Weight).ShouldBe([3 / s, 4 / s, -8 / s, 1, 0.6f, 0.8f], 1e-7f);
    }

    // Of 40 units every 40/16th: 0, 2, 5, 7, 10, …
    [Fact]
    public void Sixteen_of_more_units_stand_at_equal_distances_and_of_parts_the_six_longest()
    {
        Matrix first = new(9, MnistImages.Pixels);
        Matrix second = new(40, 9);
        for (int unit = 0; unit < 9; unit++)
        {
            first.Row(unit)[unit] = 1;
            second.Row(7)[unit] = unit;
        }

        CompositionTable.Row[] rows = CompositionTable.Rows([first, second]);
        rows.Select(row => (int)row.Unit).Distinct().ShouldBe(Enumerable.Range(0, 16).Select(place => place * 40 / 16));
        rows.Where(row => row.Unit == 7 && row.Pixel == 0).Select(row => (int?)row.Part.Unit).ShouldBe([null, 8, 7, 6, 5, 4, 3]);
        rows.Where(row => row.Unit == 7 && row.Part.Rank == 0).Sum(row => row.Weight * row.Weight).ShouldBe(1, 1e-6);
    }

    [Fact]
    public void One_layer_is_made_of_no_other() => CompositionTable.Rows([new Matrix(3, MnistImages.Pixels)]).ShouldBeEmpty();
}
