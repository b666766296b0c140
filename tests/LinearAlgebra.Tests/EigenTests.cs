namespace ResearchPipeline.LinearAlgebra.Tests;

public sealed class EigenTests
{
    [Fact]
    public void A_two_by_two_matrix_by_hand()
    {
        var (values, vectors) = Eigen.largest(2, [[2, 1], [1, 2]]);
        values[0].ShouldBe(3, 1e-14);
        values[1].ShouldBe(1, 1e-14);
        vectors[0][0].ShouldBe(Math.Sqrt(0.5), 1e-14);
        vectors[0][1].ShouldBe(Math.Sqrt(0.5), 1e-14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(60)]
    [InlineData(131)]
    public void Vectors_are_orthonormal_and_rebuild_the_matrix(int n)
    {
        double[][] half = Enumerable.Range(0, n)
            .Select(i => Enumerable.Range(0, n).Select(j => (i * 7919 + j * 104729) % 1009 / 1009.0 - 0.5).ToArray())
            .ToArray();
        double[][] matrix = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => half[i][j] + half[j][i]).ToArray()).ToArray();
        double[][] copy = matrix.Select(row => row.ToArray()).ToArray();

        var (values, vectors) = Eigen.largest(n, copy);

        values.ShouldBe(values.OrderDescending());
        for (int i = 0; i < n; i++)
        {
            vectors[i].MaxBy(Math.Abs).ShouldBeGreaterThan(0, "the sign of a vector is fixed by its largest component");
            for (int j = 0; j < n; j++)
            {
                vectors[i].Zip(vectors[j], (a, b) => a * b).Sum().ShouldBe(i == j ? 1 : 0, 1e-12);
                Enumerable.Range(0, n).Sum(k => values[k] * vectors[k][i] * vectors[k][j]).ShouldBe(matrix[i][j], 1e-12);
            }
        }
    }

    // Sizes around the blocks of 128, and no multiple of a vector's lanes or of four rows.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(7, 7)]
    [InlineData(19, 4)]
    [InlineData(129, 129)]
    [InlineData(262, 31)]
    public void Lanes_blocks_and_threads_have_the_bits_of_the_plain_way(int n, int wanted)
    {
        double[][] Matrix() => [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => (Math.Min(i, j) * 7919 + Math.Max(i, j) * 104729) % 1009 / 1009.0).ToArray())];

        var (values, vectors) = Eigen.largest(wanted, Matrix());
        (double[] Values, double[][] Vectors) plain = PlainEigen.Of(Matrix());

        values.ShouldBe(plain.Values[..wanted]);
        vectors.Length.ShouldBe(wanted);
        for (int i = 0; i < wanted; i++)
        {
            vectors[i].ShouldBe(plain.Vectors[i]);
        }
    }
}
