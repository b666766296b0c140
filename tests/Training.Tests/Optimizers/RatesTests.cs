using ResearchPipeline.Specification;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Optimizers;

public sealed class RatesTests
{
    [Fact]
    public void A_constant_rate_stays() => Of(RateSchedule.ConstantRate, 3).ShouldBe([0.5, 0.5, 0.5]);

    // A quarter of ten steps, rounded up, is three: 3/4, 2/4 and 1/4 of the rate.
    [Fact]
    public void In_its_last_share_of_steps_a_rate_falls_in_equal_steps_towards_zero() =>
        Of(RateSchedule.NewLinearToZero(0.25), 10).ShouldBe([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.375, 0.25, 0.125]);

    [Fact]
    public void Along_a_cosine_it_begins_whole_and_is_half_in_the_middle()
    {
        double[] rates = Of(RateSchedule.CosineToZero, 100);
        rates[0].ShouldBe(0.5, 1e-7);
        rates[50].ShouldBe(0.25, 1e-7);
        for (int t = 1; t <= 100; t++)
        {
            rates[t - 1].ShouldBe(0.5 * (1 + Math.Cos(Math.PI * (t - 1) / 100)) / 2, 1e-7);
        }
    }

    private static double[] Of(RateSchedule schedule, int steps) => [.. Enumerable.Range(1, steps).Select(time => Rates.At(0.5, schedule, time, steps))];
}
