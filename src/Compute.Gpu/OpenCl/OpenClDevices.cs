using System.Text;
using static ResearchPipeline.Compute.Gpu.OpenCl.OpenClLibrary;

namespace ResearchPipeline.Compute.Gpu.OpenCl;

/// <summary>A device that OpenCL knows.</summary>
/// <param name="Id">What the library knows it by.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsGpu">Whether it is a GPU; PoCL makes a device of the processor.</param>
internal readonly record struct OpenClFound(nint Id, string Name, bool IsGpu);

/// <summary>What OpenCL finds on this machine.</summary>
internal static unsafe class OpenClDevices
{
    private const ulong AllKinds = 0xFFFFFFFF;
    private const ulong Gpu = 4;
    private const uint NameOf = 0x102B;
    private const uint KindOf = 0x1000;

    // While PoCL readies itself for one thread, it tells every other that there is no device.
    private static readonly Lock OneAtATime = new();

    /// <summary>All devices of all platforms, GPUs first; none where there is no library, or no driver that works.</summary>
    public static IReadOnlyList<OpenClFound> All()
    {
        lock (OneAtATime)
        {
            return Listed();
        }
    }

    private static IReadOnlyList<OpenClFound> Listed()
    {
        try
        {
            uint count;
            if (clGetPlatformIDs(0, null, &count) != 0 || count == 0)
            {
                return [];
            }

            nint[] platforms = new nint[count];
            fixed (nint* first = platforms)
            {
                OpenClError.Require(clGetPlatformIDs(count, first, null), "OpenCL", "list its platforms");
            }

            return [.. platforms.SelectMany(Of).OrderByDescending(device => device.IsGpu)];
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException or GpuException)
        {
            return [];
        }
    }

    private static OpenClFound[] Of(nint platform)
    {
        uint count;
        if (clGetDeviceIDs(platform, AllKinds, 0, null, &count) != 0)
        {
            return [];
        }

        nint[] devices = new nint[count];
        fixed (nint* first = devices)
        {
            OpenClError.Require(clGetDeviceIDs(platform, AllKinds, count, first, null), "OpenCL", "list its devices");
        }

        return [.. devices.Select(device => new OpenClFound(device, TextOf(device), (NumberOf(device) & Gpu) != 0))];
    }

    private static string TextOf(nint device)
    {
        byte* text = stackalloc byte[256];
        nuint length;
        return clGetDeviceInfo(device, NameOf, 256, text, &length) == 0 ? Encoding.UTF8.GetString(text, (int)length).TrimEnd('\0').Trim() : "a device without a name";
    }

    private static ulong NumberOf(nint device)
    {
        ulong kind;
        return clGetDeviceInfo(device, KindOf, sizeof(ulong), &kind, null) == 0 ? kind : 0;
    }
}
