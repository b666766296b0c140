using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>One kind of an ensemble's parameters, of all members, with what the optimizer keeps of them.</summary>
/// <param name="driver">Whose device.</param>
/// <param name="members">Number of members.</param>
/// <param name="count">Parameters of a member.</param>
internal sealed class ParameterMemory(IGpuDriver driver, int members, int count)
{
    private readonly DeviceMemory _first = Of(driver, members, count);
    private readonly DeviceMemory _second = Of(driver, members, count);
    private readonly DeviceMemory _average = Of(driver, members, count);

    /// <summary>The parameters.</summary>
    public DeviceMemory Values { get; } = Of(driver, members, count);

    /// <summary>All memory, which whoever made it disposes of.</summary>
    public IEnumerable<DeviceMemory> All => [Values, _first, _second, _average];

    /// <summary>Values, first and second moments and averages, as kernels that update take them.</summary>
    public KernelArguments AddTo(KernelArguments arguments) => arguments.Add(Values).Add(_first).Add(_second).Add(_average);

    /// <summary>Copies a member's to the device.</summary>
    public void Upload(int member, Func<Layer, Matrix> values, EnsembleMemory memory)
    {
        foreach ((DeviceMemory device, Layer layer) in Pairs(member, memory))
        {
            driver.Write<float>(device, values(layer).Values, member);
        }
    }

    /// <summary>Copies a member's from the device.</summary>
    public void Download(int member, Func<Layer, Matrix> values, EnsembleMemory memory)
    {
        foreach ((DeviceMemory device, Layer layer) in Pairs(member, memory))
        {
            driver.Read(device, values(layer).Values, member);
        }
    }

    private (DeviceMemory Device, Layer Layer)[] Pairs(int member, EnsembleMemory memory) =>
        [(Values, memory.Layers[member]), (_first, memory.States[member].First), (_second, memory.States[member].Second), (_average, memory.States[member].Average)];

    private static DeviceMemory Of(IGpuDriver driver, int members, int count) => new(driver, (long)members * count * sizeof(float));
}
