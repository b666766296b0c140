namespace ResearchPipeline.Compute.Tests;

public sealed class HardwareCheckTests
{
    [Fact]
    public void This_machine_computes_as_promised() => Should.NotThrow(HardwareCheck.Require);
}
