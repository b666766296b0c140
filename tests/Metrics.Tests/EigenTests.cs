namespace ResearchPipeline.Metrics.Tests;

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

    [Fact]
    public void All_components_reconstruct_an_image_exactly_and_none_gives_the_mean()
    {
        byte[] images = [0, 255, 51, 102, 0, 0, 255, 204];
        PrincipalComponents.Basis basis = PrincipalComponents.fit(4, images, 4);
        float[] output = new float[4];

        PrincipalComponents.reconstruct(basis, 4, [0f, 1f, 0.2f, 0.4f], output);
        for (int d = 0; d < 4; d++)
        {
            output[d].ShouldBe(((float[])[0f, 1f, 0.2f, 0.4f])[d], 1e-6);
        }

        PrincipalComponents.reconstruct(basis, 0, [0f, 1f, 0.2f, 0.4f], output);
        output[1].ShouldBe(0.5f, 1e-6);
    }

    [Fact]
    public void One_component_is_enough_for_images_that_vary_along_one_direction()
    {
        // mean + t (40, -20, 10, 0) for t = -1, 0, 1, 2: far from zero, so that a basis that is not centred would point at the mean.
        byte[] mean = [120, 140, 60, 200];
        int[] direction = [40, -20, 10, 0];
        byte[] images = [.. Enumerable.Range(-1, 4).SelectMany(t => mean.Zip(direction, (value, step) => (byte)(value + t * step)))];
        PrincipalComponents.Basis basis = PrincipalComponents.fit(4, images, 4);
        float[] image = [.. images[..4].Select(value => value / 255f)];
        float[] output = new float[4];

        PrincipalComponents.reconstruct(basis, 1, image, output);

        for (int d = 0; d < 4; d++)
        {
            output[d].ShouldBe(image[d], 1e-6f);
            basis.Mean[d].ShouldBe((mean[d] + 0.5 * direction[d]) / 255, 1e-12);
            basis.Components[0][d].ShouldBe(direction[d] / Math.Sqrt(2100), 1e-9);
        }
    }
}
