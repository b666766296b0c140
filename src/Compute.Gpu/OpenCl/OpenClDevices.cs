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

    // OpenCL: no driver is installed.
    private const int NoPlatform = -1001;
    private const int NoDevice = -1;

    // While PoCL readies itself for one thread, it tells every other that there is no device.
    private static readonly Lock OneAtATime = new();

    /// <summary>All devices of all platforms, GPUs first; none where there is no library, or no driver that works.</summary>
    /// <param name="troubles">Gets a sentence for every platform that is there and fails.</param>
    public static IReadOnlyList<OpenClFound> All(ICollection<string> troubles)
    {
        lock (OneAtATime)
        {
            try
            {
                return [.. Platforms().SelectMany(platform => Of(platform, troubles)).OrderByDescending(device => device.IsGpu)];
            }
            catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
            {
                return [];
            }
            catch (GpuException failure)
            {
                troubles.Add(failure.Message);
                return [];
            }
        }
    }

    private static nint[] Platforms()
    {
        uint count;
        int error = clGetPlatformIDs(0, null, &count);
        if (error == NoPlatform || (error == 0 && count == 0))
        {
            return [];
        }

        OpenClError.Require(error, "OpenCL", "count its platforms");
        nint[] platforms = new nint[count];
        fixed (nint* first = platforms)
        {
            OpenClError.Require(clGetPlatformIDs(count, first, null), "OpenCL", "list its platforms");
        }

        return platforms;
    }

    private static OpenClFound[] Of(nint platform, ICollection<string> troubles)
    {
        try
        {
            return Of(platform);
        }
        catch (GpuException failure)
        {
            troubles.Add(failure.Message);
            return [];
        }
    }

    private static OpenClFound[] Of(nint platform)
    {
        uint count;
        int error = clGetDeviceIDs(platform, AllKinds, 0, null, &count);
        if (error == NoDevice)
        {
            // PoCL says so too where it cannot write its cache.
            throw new GpuException("A driver of OpenCL is there and finds no device; PoCL does so where it cannot write its cache, and POCL_CACHE_DIR names another folder for it.");
        }

        OpenClError.Require(error, "OpenCL", "count its devices");

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
