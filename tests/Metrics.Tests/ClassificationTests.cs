namespace ResearchPipeline.Metrics.Tests;

public sealed class ClassificationTests
{
    [Theory]
    [InlineData(new[] { 0.25f, 0.5f, 0.25f }, 1)]
    [InlineData(new[] { 0.5f, 0, 0.5f }, 0)]
    [InlineData(new[] { 0, 0.25f, 0.75f }, 2)]
    public void The_likeliest_class_is_predicted_the_lower_of_equals(float[] probabilities, int expected) =>
        Classification.predicted(probabilities).ShouldBe(expected);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.25f, 2)]
    [InlineData(0, 126)]
    [InlineData(float.Epsilon, 126)]
    public void A_surprise_is_the_logarithm_of_the_probability_and_finite(float probability, double bits) =>
        Classification.surprise(Math.Log2, probability).ShouldBe(bits, 1e-12);
}
