namespace ResearchPipeline.Compute.Gpu.Tests;

/// <summary>The start-up probe of a device.</summary>
public sealed class DeviceProbeTests(Device device) : IClassFixture<Device>
{
    [Fact]
    public void A_device_that_computes_to_the_last_bit_passes() => DeviceProbe.Defect(device.Driver).ShouldBeNull();

    // Results come in rows of 4,096: five kinds of binary32, then six of binary64.
    [Theory]
    [InlineData(0, "a product and a sum, each rounded by itself")]
    [InlineData(1, "the fused multiply-add")]
    [InlineData(2, "division")]
    [InlineData(3, "the square root")]
    [InlineData(4, "a sum, also of subnormal numbers")]
    public void One_wrong_digit_is_told_with_what_it_was_made_of(int kind, string words)
    {
        using MiscomputingDriver driver = new(device.Driver, read: 0, bit: 32 * ((4096 * kind) + 1234));
        DeviceProbe.Defect(driver).ShouldStartWith($"it computes {words} otherwise: of ");
    }

    [Theory]
    [InlineData(0, "a product and a sum of binary64")]
    [InlineData(5, "rounding binary64 to binary32")]
    public void The_same_of_binary64(int kind, string words)
    {
        using MiscomputingDriver driver = new(device.Driver, read: 1, bit: 64 * ((4096 * kind) + 77));
        DeviceProbe.Defect(driver).ShouldStartWith($"it computes {words} otherwise: of ");
    }

    [Fact]
    public void Who_asks_for_such_a_device_is_refused_with_the_reason_and_what_to_do()
    {
        Devices.RequireBits(device.Driver);
        using MiscomputingDriver driver = new(device.Driver, read: 0, bit: 5);
        GpuException refusal = Should.Throw<GpuException>(() => Devices.RequireBits(driver));
        refusal.Message.ShouldStartWith($"{driver.DeviceName} is not used, because it computes ");
        refusal.Message.ShouldEndWith("compute with --device=cpu.");
        refusal.IsLasting.ShouldBeTrue("trying again would not help");
    }

    [Fact]
    public void So_is_another_choice_among_equal_numbers()
    {
        using MiscomputingDriver driver = new(device.Driver, read: 2, bit: 30);
        DeviceProbe.Defect(driver).ShouldBe("it finds other numbers to be the largest");
    }

    // Readings 3 and 4 are what is told of all steps, those behind them what was learned.
    [Theory]
    [InlineData(3, "a small ensemble learns otherwise there, from step 1 on")]
    [InlineData(4, "a small ensemble learns otherwise there, from step 1 on")]
    [InlineData(5, "a small ensemble has learned something else there")]
    [InlineData(19, "a small ensemble has learned something else there")]
    public void So_is_one_bit_of_a_small_ensemble(int read, string words)
    {
        using MiscomputingDriver driver = new(device.Driver, read, bit: 3);
        DeviceProbe.Defect(driver).ShouldBe(words);
    }
}
