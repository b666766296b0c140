using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

public sealed class InputCovarianceTests
{
    // Means 2 and 1; differences (-2, -1), (0, 1), (0, -1), (2, 1).
    [Fact]
    public void Two_numbers_of_four_images_by_hand()
    {
        double[][] covariance = InputCovariance.Of(new GivenInputs([0, 0], [2, 2], [2, 0], [4, 2]));
        covariance[0].ShouldBe([2, 1]);
        covariance[1].ShouldBe([1, 1]);
    }

    // More numbers than are summed at a time, and no multiple of a vector's lanes.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(131)]
    public void Lanes_blocks_and_threads_have_the_bits_of_the_plain_way(int width)
    {
        float[][] inputs = [.. Enumerable.Range(0, 11).Select(i => Enumerable.Range(0, width).Select(d => (i * 31 + d * 17) % 7 == 0 ? 0 : (i * 7919 + d * 104729) % 1009 / 1009f - 0.4f).ToArray())];
        double[][] covariance = InputCovariance.Of(new GivenInputs(inputs));
        for (int i = 0; i < width; i++)
        {
            for (int j = 0; j < width; j++)
            {
                covariance[i][j].ShouldBe(Plain(inputs, i, j));
            }
        }
    }

    private static double Plain(float[][] inputs, int i, int j)
    {
        (double products, double first, double second) = (0, 0, 0);
        foreach (float[] input in inputs)
        {
            products += (double)input[i] * input[j];
            first += input[i];
            second += input[j];
        }

        return products / inputs.Length - first / inputs.Length * (second / inputs.Length);
    }
}
