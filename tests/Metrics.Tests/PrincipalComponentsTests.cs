namespace ResearchPipeline.Metrics.Tests;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void All_components_reconstruct_an_image_exactly_and_none_gives_the_mean()
    {
        byte[] images = [0, 255, 51, 102, 0, 0, 255, 204];
        PrincipalComponents.Basis basis = PrincipalComponents.fit(4, images, 4);
        (float[] mean, float[] output) = (new float[4], new float[4]);

        PrincipalComponents.reconstruct(basis, [0, 4], [0f, 1f, 0.2f, 0.4f], [mean, output]);
        for (int d = 0; d < 4; d++)
        {
            output[d].ShouldBe(((float[])[0f, 1f, 0.2f, 0.4f])[d], 1e-6);
        }

        mean[1].ShouldBe(0.5f, 1e-6);
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

        PrincipalComponents.reconstruct(basis, [1], image, [output]);

        for (int d = 0; d < 4; d++)
        {
            output[d].ShouldBe(image[d], 1e-6f);
            basis.Mean[d].ShouldBe((mean[d] + 0.5 * direction[d]) / 255, 1e-12);
            basis.Components[0][d].ShouldBe(direction[d] / Math.Sqrt(2100), 1e-9);
        }
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(255, 17)]
    [InlineData(256, 16)]
    [InlineData(1027, 30)]
    public void Components_have_the_bits_of_those_of_sums_in_whole_numbers(int images, int pixels)
    {
        // Mostly black or white, so that some neighbours are dark together.
        byte[] bytes = [.. Enumerable.Range(0, images * pixels).Select(i => (i * i / 7 % 11) switch { < 4 => (byte)0, < 8 => (byte)255, _ => (byte)(i * 31 % 251) })];
        HasBitsOfWholeNumbers(bytes, pixels);
    }

    [Fact]
    public void So_they_have_where_sums_are_as_large_as_they_can_be()
    {
        // Almost all white, in every part that a processor may have: sums of more than 258 products leave what binary32 holds.
        const int pixels = 5;
        HasBitsOfWholeNumbers([.. Enumerable.Range(0, 601 * Environment.ProcessorCount * pixels).Select(i => (byte)(i % 977 == 0 ? 254 : 255))], pixels);
    }

    private static void HasBitsOfWholeNumbers(byte[] bytes, int pixels)
    {
        int images = bytes.Length / pixels;
        double n = images;
        double[][] covariance = [.. Enumerable.Range(0, pixels).Select(i => Enumerable.Range(0, pixels).Select(j => (Sum(i, j) / n - Sum(i) / n * (Sum(j) / n)) * (1 / (255.0 * 255.0))).ToArray())];
        double[][] expected = LinearAlgebra.Eigen.largest(pixels, covariance).Item2;

        PrincipalComponents.Basis basis = PrincipalComponents.fit(pixels, bytes, pixels);

        basis.Components.SelectMany(row => row).ShouldBe(expected.SelectMany(row => row));
        basis.Mean.ShouldBe(Enumerable.Range(0, pixels).Select(d => Sum(d) / n / 255));

        double Sum(params int[] of) => Enumerable.Range(0, images).Sum(image => of.Aggregate(1L, (product, d) => product * bytes[image * pixels + d]));
    }

    [Theory]
    [InlineData(13, 11)]
    [InlineData(77, 50)]
    [InlineData(13, 13)]
    [InlineData(77, 77)]
    public void Reconstructions_that_go_on_from_each_other_have_the_bits_of_those_that_begin_at_the_mean(int pixels, int components)
    {
        // Where all components reconstruct a black pixel, what is left is the rounding of every sum: binary32 shows the last bits of binary64.
        byte[] images = [.. Enumerable.Range(0, 90 * pixels).Select(i => i < pixels && i % 3 == 1 ? (byte)0 : (byte)(i * i * 31 % 251))];
        PrincipalComponents.Basis basis = PrincipalComponents.fit(components, images, pixels);
        float[] image = [.. images[..pixels].Select(value => value / 255f)];
        int[] counts = [0, 1, 6, 6, components];
        float[][] outputs = Array.ConvertAll(counts, _ => new float[pixels]);

        PrincipalComponents.reconstruct(basis, counts, image, outputs);

        counts.Select((count, i) => outputs[i].AsSpan().SequenceEqual(Plain(basis, count, image))).ShouldAllBe(same => same);
    }

    private static float[] Plain(PrincipalComponents.Basis basis, int count, float[] image)
    {
        double[] sum = Array.ConvertAll(basis.Mean, value => (double)value);
        for (int c = 0; c < count; c++)
        {
            double score = 0;
            for (int d = 0; d < image.Length; d++)
            {
                score += (image[d] - basis.Mean[d]) * basis.Components[c][d];
            }

            for (int d = 0; d < image.Length; d++)
            {
                sum[d] += score * basis.Components[c][d];
            }
        }

        return Array.ConvertAll(sum, value => (float)value);
    }
}
