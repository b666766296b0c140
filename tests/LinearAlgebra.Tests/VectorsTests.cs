namespace ResearchPipeline.LinearAlgebra.Tests;

public sealed class VectorsTests
{
    private const int Width = 13;

    private static readonly double[][] Rows = [.. Enumerable.Range(0, 7).Select(row => Enumerable.Range(0, Width).Select(i => 1.0 / (1 + row + 3 * i)).ToArray())];
    private static readonly double[] X = [.. Enumerable.Range(0, Width).Select(i => i / 7.0 - 1)];

    [Fact]
    public void By_hand()
    {
        Vectors.dot([1, 2, 3], [4, 5, 6], 0, 2).ShouldBe(32);
        Vectors.dot([1, 2, 3], [4, 5, 6], 1, 1).ShouldBe(10);
        double[] y = [1, 1, 1];
        Vectors.addScaled(2, [1, 2, 3], y, 1, 2);
        y.ShouldBe([1, 5, 7]);
    }

    [Theory]
    [InlineData(0, 6, 0, 12)]
    [InlineData(1, 6, 3, 12)]
    [InlineData(2, 4, 0, 7)]
    [InlineData(5, 5, 4, 4)]
    [InlineData(3, 2, 0, 12)]
    [InlineData(0, 6, 5, 4)]
    public void Products_beside_each_other_have_the_bits_of_those_one_by_one_and_touch_no_other_place(int first, int last, int start, int finish)
    {
        double[] sums = [.. Enumerable.Repeat(-1.0, Rows.Length)];
        Vectors.dots(Rows, X, first, last, start, finish, sums);
        sums.ShouldBe(Rows.Select((row, i) => i < first || i > last ? -1 : Plain(row, start, finish)));
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(2, 11)]
    [InlineData(4, 3)]
    public void What_is_added_has_the_bits_of_a_plain_loop(int start, int finish)
    {
        double[] y = [.. Rows[0]];
        Vectors.addScaled(0.1, X, y, start, finish);
        y.ShouldBe(Rows[0].Select((value, i) => i < start || i > finish ? value : value + 0.1 * X[i]));
    }

    private static double Plain(double[] row, int start, int finish)
    {
        double sum = 0;
        for (int i = start; i <= finish; i++)
        {
            sum += row[i] * X[i];
        }

        return sum;
    }
}
