namespace ResearchPipeline.Compute.Tests;

public sealed class AdamStepTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Its_scalars_are_those_of_Kingma_and_Ba(long time)
    {
        AdamStep step = AdamStep.At(time, learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, averagingRate: 0.01);
        (step.Beta1, step.Beta2, step.Epsilon, step.AveragingRate).ShouldBe((0.9f, 0.999f, 1e-8f, 0.01f));
        (step.OneMinusBeta1, step.OneMinusBeta2).ShouldBe(((float)(1 - 0.9), (float)(1 - 0.999)));
        step.StepSize.ShouldBe((float)(1e-3 / (1 - Math.Pow(0.9, time))), 1e-9f);
        step.InverseRootCorrection.ShouldBe((float)(1 / Math.Sqrt(1 - Math.Pow(0.999, time))), 1e-5f);
    }

    [Fact]
    public void There_is_no_step_before_the_first() => Should.Throw<ArgumentOutOfRangeException>(() => AdamStep.At(0, 1, 0, 0, 1, 1));
}
