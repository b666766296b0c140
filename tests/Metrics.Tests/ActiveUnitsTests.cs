namespace ResearchPipeline.Metrics.Tests;

public sealed class ActiveUnitsTests
{
    [Fact]
    public void A_unit_is_active_above_a_hundredth()
    {
        ActiveUnits.isActive(0.01).ShouldBeFalse();
        ActiveUnits.isActive(0.0101).ShouldBeTrue();
    }
}
