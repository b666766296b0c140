namespace ResearchPipeline.Compute.Gpu.Tests;

#pragma warning disable CA2000 // Backends dispose of the drivers that they are given, and a fake holds nothing but what was lent.
/// <summary>Which of some devices learns where none is named, played by the one that is there.</summary>
public sealed class DevicesTests(Device device) : IClassFixture<Device>
{
    private static readonly EnsembleShape Small = new(Members: 2, Capacity: 5, Inputs: 9, Latents: 11, K: 3, AuxiliaryK: 0);

    private readonly List<string> _refusals = [];

    [Fact]
    public void The_first_GPU_that_passes_the_probe_learns_and_those_before_it_are_refused_each_in_a_sentence()
    {
        using MiscomputingDriver wrong = new(device.Driver, read: 0, bit: 5);
        FakeGpu second = new("Second GPU", wrong), third = new("Third GPU", device.Driver), fourth = new("Fourth GPU", device.Driver);
        using (IBackend backend = Devices.FirstWorking([PlayedByAProcessor, Lost, second.Listed, third.Listed, fourth.Listed], 1, _refusals.Add).ShouldNotBeNull())
        {
            backend.Name.ShouldBe("Third GPU");
            backend.CreateEnsemble(Small, new byte[90]).ShouldNotBeNull();
            (second.IsDisposed, third.IsDisposed, fourth.IsDisposed).ShouldBe((true, false, false), "one that is refused is closed, and one behind that which learns is not opened");
        }

        third.IsDisposed.ShouldBeTrue();
        _refusals.Count.ShouldBe(2);
        _refusals[0].ShouldBe("CUDA: First GPU could not be opened: another program uses it alone (CUDA error 46).");
        _refusals[1].ShouldStartWith("CUDA: Second GPU is not used, because it computes a product and a sum, each rounded by itself otherwise: ");
    }

    [Fact]
    public void Where_none_works_there_is_none_and_every_GPU_is_refused()
    {
        using MiscomputingDriver wrong = new(device.Driver, read: 2, bit: 30);
        FakeGpu second = new("Second GPU", wrong);
        Devices.FirstWorking([Lost, second.Listed, PlayedByAProcessor], 1, _refusals.Add).ShouldBeNull();
        _refusals.Select(refusal => refusal[..16]).ShouldBe(["CUDA: First GPU ", "CUDA: Second GPU"]);
        second.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public void A_device_that_only_a_processor_plays_is_never_taken_unasked() =>
        Devices.FirstWorking([PlayedByAProcessor], 1, _ => throw new InvalidOperationException("There is nothing to refuse.")).ShouldBeNull();

    // The largest piece that the probe takes has fewer than 10^6 bytes.
    [Fact]
    public void An_ensemble_that_does_not_fit_is_learned_by_the_processor_and_a_sentence_says_so()
    {
        FakeGpu gpu = new("Small GPU", device.Driver, room: 1_000_000);
        using IBackend backend = Devices.FirstWorking([gpu.Listed], 1, _refusals.Add).ShouldNotBeNull();
        backend.Name.ShouldBe("Small GPU");
        backend.CreateEnsemble(Small, new byte[9 * 200_000]).ShouldBeNull();
        _refusals.ShouldBe(["Small GPU could not give 1800000 bytes of memory: its memory is full (CUDA error 2). Choose smaller batches, fewer members or latents, or --device=cpu. Here the processor learns."]);
        backend.Name.ShouldBe(backend.Host.Name, "who is told where something learns is told the truth");
        backend.CreateEnsemble(Small, new byte[90]).ShouldNotBeNull("a smaller one that comes after it fits");
        backend.Name.ShouldBe("Small GPU");
    }

    [Fact]
    public void So_is_one_with_more_numbers_than_a_device_counts()
    {
        using IBackend backend = Devices.FirstWorking([new FakeGpu("GPU", device.Driver).Listed], 1, _refusals.Add).ShouldNotBeNull();
        backend.CreateEnsemble(Small with { Latents = 1 << 30 }, new byte[90]).ShouldBeNull();
        _refusals.ShouldHaveSingleItem().ShouldEndWith("or --device=cpu. Here the processor learns.");
    }

    [Fact]
    public void Where_a_device_is_named_an_ensemble_that_does_not_fit_is_an_error()
    {
        using GpuBackend backend = new(new FakeGpu("Small GPU", device.Driver, room: 1_000_000), Backends.Create("cpu", 1));
        Should.Throw<GpuException>(() => backend.CreateEnsemble(Small, new byte[9 * 200_000])).IsLasting.ShouldBeTrue();
        backend.Name.ShouldBe("Small GPU");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void Who_has_no_memory_for_the_probe_is_not_told_to_choose_smaller_batches(long room)
    {
        Devices.FirstWorking([new FakeGpu("Full GPU", device.Driver, room).Listed], 1, _refusals.Add).ShouldBeNull();
        string refusal = _refusals.ShouldHaveSingleItem();
        refusal.ShouldStartWith("CUDA: Full GPU could not give ");
        refusal.ShouldEndWith(" bytes of memory: its memory is full (CUDA error 2). The probe takes a few megabytes: end what else uses the memory of the device.");
    }

    private static Devices.Device Lost { get; } =
        new("First GPU", "CUDA", IsGpu: true, _ => throw new GpuException("First GPU could not be opened: another program uses it alone (CUDA error 46)."));

    private static Devices.Device PlayedByAProcessor { get; } =
        new("Processor", "OpenCL", IsGpu: false, _ => throw new InvalidOperationException("It was opened."));
}
