namespace ResearchPipeline.LinearAlgebra.Tests;

public sealed class WhiteningTests
{
    // [[2, 1], [1, 2]] has 3 along (1, 1) and 1 along (1, -1): with a ridge of 1 these are 4 and 2.
    [Fact]
    public void Two_numbers_by_hand()
    {
        Whitening.Maps maps = Whitening.ofCovariance(1, [[2, 1], [1, 2]]);
        Near(maps.Whitens, [[(0.5 + Math.Sqrt(0.5)) / 2, (0.5 - Math.Sqrt(0.5)) / 2], [(0.5 - Math.Sqrt(0.5)) / 2, (0.5 + Math.Sqrt(0.5)) / 2]], 1e-15);
        Near(maps.Restores, [[(2 + Math.Sqrt(2)) / 2, (2 - Math.Sqrt(2)) / 2], [(2 - Math.Sqrt(2)) / 2, (2 + Math.Sqrt(2)) / 2]], 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(31)]
    public void With_a_small_ridge_what_is_whitened_varies_alike_and_together_in_no_way(int n)
    {
        double[][] covariance = Covariance(n);
        Whitening.Maps maps = Whitening.ofCovariance(1e-10, Copy(covariance));
        Near(Product(Product(maps.Whitens, covariance), maps.Whitens), Identity(n), 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(31)]
    public void One_map_undoes_the_other_and_both_are_symmetric(int n)
    {
        Whitening.Maps maps = Whitening.ofCovariance(0.01, Covariance(n));
        Near(Product(maps.Whitens, maps.Restores), Identity(n), 1e-12);
        Near(Transposed(maps.Whitens), maps.Whitens, 1e-13);
        Near(Transposed(maps.Restores), maps.Restores, 1e-13);
    }

    [Fact]
    public void Where_nothing_varies_numbers_are_divided_by_the_root_of_the_ridge()
    {
        Whitening.Maps maps = Whitening.ofCovariance(0.25, [[0, 0, 0], [0, 0, 0], [0, 0, 2]]);
        Near(maps.Whitens, [[2, 0, 0], [0, 2, 0], [0, 0, 1 / 1.5]], 1e-15);
        Near(maps.Restores, [[0.5, 0, 0], [0, 0.5, 0], [0, 0, 1.5]], 1e-15);
    }

    // Of as many vectors as numbers, so that it has full rank.
    private static double[][] Covariance(int n)
    {
        double[][] half = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => (i * 7919 + j * 104729) % 1009 / 1009.0 - 0.5 + (i == j ? 1 : 0)).ToArray())];
        return Product(half, Transposed(half));
    }

    private static double[][] Copy(double[][] rows) => [.. rows.Select(row => row.ToArray())];

    private static double[][] Identity(int n) => [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0).ToArray())];

    private static double[][] Transposed(double[][] rows) => [.. rows[0].Select((_, column) => rows.Select(row => row[column]).ToArray())];

    private static double[][] Product(double[][] a, double[][] b) =>
        [.. a.Select(row => Transposed(b).Select(column => row.Zip(column, (x, y) => x * y).Sum()).ToArray())];

    private static void Near(double[][] found, double[][] expected, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            for (int j = 0; j < expected.Length; j++)
            {
                found[i][j].ShouldBe(expected[i][j], tolerance);
            }
        }
    }
}
