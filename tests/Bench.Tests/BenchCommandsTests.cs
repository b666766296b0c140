namespace ResearchPipeline.Bench.Tests;

public sealed class BenchCommandsTests
{
    [Theory]
    [InlineData("gpu --steps=0", "--steps is 0; it must be 1 or more.")]
    [InlineData("gpu --rounds=-3", "--rounds is -3; it must be 1 or more.")]
    [InlineData("studies --rounds=0", "--rounds is 0; it must be 1 or more.")]
    [InlineData("gpu --device=cpu", "Argument 'cpu' not recognized. Must be one of:")]
    public void A_value_with_which_nothing_can_be_measured_is_refused(string line, string words) =>
        BenchCommands.Create().Parse(line).Errors.Select(error => error.Message).ShouldHaveSingleItem().ShouldStartWith(words);

    [Theory]
    [InlineData("gpu")]
    [InlineData("gpu --device=opencl --steps=3 --rounds=1")]
    public void What_can_be_measured_is_not(string line) => BenchCommands.Create().Parse(line).Errors.ShouldBeEmpty();
}
