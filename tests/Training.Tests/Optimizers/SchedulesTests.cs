using ResearchPipeline.Specification;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Optimizers;

public sealed class SchedulesTests
{
    [Fact]
    public void A_constant_is_the_same_in_every_epoch()
    {
        Schedules.At(Schedule<double>.NewConstant(0.3), 7).ShouldBe(0.3);
        Schedules.At(Schedule<int>.NewConstant(3), 7).ShouldBe(3);
    }

    [Fact]
    public void A_line_has_its_first_value_in_the_first_epoch_and_its_last_from_the_last_on() =>
        Enumerable.Range(0, 7).Select(epoch => Schedules.At(Schedule<double>.NewLinear(1, 0.5, 5), epoch)).ShouldBe([1, 0.875, 0.75, 0.625, 0.5, 0.5, 0.5]);

    [Fact]
    public void A_line_of_one_epoch_has_its_last_value_at_once() => Schedules.At(Schedule<double>.NewLinear(1, 0.5, 1), 0).ShouldBe(0.5);

    // 10, 7.5, 5, and 2, 3.5, 5: halves go up.
    [Fact]
    public void A_whole_number_is_the_nearest_and_of_two_the_higher()
    {
        Enumerable.Range(0, 4).Select(epoch => Schedules.At(Schedule<int>.NewLinear(10, 5, 3), epoch)).ShouldBe([10, 8, 5, 5]);
        Enumerable.Range(0, 4).Select(epoch => Schedules.At(Schedule<int>.NewLinear(2, 5, 3), epoch)).ShouldBe([2, 4, 5, 5]);
    }
}
