using System.Runtime.InteropServices;

namespace ResearchPipeline.Compute.Gpu.Cuda;

/// <summary>The functions of NVIDIA's driver that are used, as its reference manual names them.</summary>
internal static unsafe partial class CudaLibrary
{
    private const string Name = "libcuda.so.1";

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuInit(uint flags);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuDeviceGetCount(int* count);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuDeviceGet(int* device, int number);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuDeviceGetName(byte* name, int length, int device);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuDevicePrimaryCtxRetain(nint* context, int device);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuDevicePrimaryCtxRelease_v2(int device);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuCtxSetCurrent(nint context);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuModuleLoadDataEx(nint* module, void* image, uint count, int* options, void** values);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuModuleUnload(nint module);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuModuleGetFunction(nint* function, nint module, byte* name);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuMemAlloc_v2(nint* memory, nuint size);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuMemFree_v2(nint memory);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuMemcpyHtoD_v2(nint memory, void* values, nuint size);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuMemcpyDtoH_v2(void* values, nint memory, nuint size);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuLaunchKernel(
        nint function, uint groupsX, uint groupsY, uint groupsZ, uint threadsX, uint threadsY, uint threadsZ, uint shared, nint stream, void** arguments, void** extra);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuEventCreate(nint* moment, uint flags);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuEventRecord(nint moment, nint stream);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuEventSynchronize(nint moment);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuEventElapsedTime(float* milliseconds, nint from, nint to);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuEventDestroy_v2(nint moment);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int cuCtxSynchronize();
}
