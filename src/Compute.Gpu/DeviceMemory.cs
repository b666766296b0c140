using System.Runtime.InteropServices;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>Memory of a device, given back when nobody uses it any more, or with its driver.</summary>
internal sealed class DeviceMemory : SafeHandle
{
    private readonly IGpuDriver _driver;

    /// <param name="driver">Whose device.</param>
    /// <param name="bytes">How much; at least one byte is taken.</param>
    public DeviceMemory(IGpuDriver driver, long bytes)
        : base(0, ownsHandle: true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        _driver = driver;
        SetHandle(driver.Allocate(Math.Max(1, bytes)));
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>What the driver knows it by.</summary>
    public nint Handle => handle;

    /// <summary>The memory of a view's values.</summary>
    /// <exception cref="ArgumentException">They are in the memory of the processor.</exception>
    public static DeviceMemory Of<T>(View<T> view)
        where T : unmanaged =>
        view.Storage.Home as DeviceMemory ?? throw new ArgumentException($"The values of {view} are not on the device; they come there by Zeros and Write.");

    protected override bool ReleaseHandle()
    {
        _driver.Free(handle);
        return true;
    }
}
