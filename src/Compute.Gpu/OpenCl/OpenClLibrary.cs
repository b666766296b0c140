using System.Runtime.InteropServices;

namespace ResearchPipeline.Compute.Gpu.OpenCl;

/// <summary>The functions of OpenCL 1.2 that are used, as the Khronos specification names them.</summary>
internal static unsafe partial class OpenClLibrary
{
    private const string Name = "libOpenCL.so.1";

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clGetPlatformIDs(uint count, nint* platforms, uint* found);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clGetDeviceIDs(nint platform, ulong kind, uint count, nint* devices, uint* found);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clGetDeviceInfo(nint device, uint what, nuint size, void* value, nuint* found);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint clCreateContext(nint* properties, uint count, nint* devices, nint callback, nint user, int* error);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint clCreateCommandQueue(nint context, nint device, ulong properties, int* error);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint clCreateProgramWithSource(nint context, uint count, byte** texts, nuint* lengths, int* error);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clBuildProgram(nint program, uint count, nint* devices, byte* options, nint callback, nint user);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clGetProgramBuildInfo(nint program, nint device, uint what, nuint size, void* value, nuint* found);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint clCreateKernel(nint program, byte* name, int* error);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clSetKernelArg(nint kernel, uint index, nuint size, void* value);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint clCreateBuffer(nint context, ulong flags, nuint size, void* host, int* error);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clEnqueueNDRangeKernel(
        nint queue, nint kernel, uint dimensions, nuint* offsets, nuint* global, nuint* local, uint count, nint* waits, nint* done);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clEnqueueReadBuffer(nint queue, nint buffer, uint isBlocking, nuint offset, nuint size, void* target, uint count, nint* waits, nint* done);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clEnqueueWriteBuffer(nint queue, nint buffer, uint isBlocking, nuint offset, nuint size, void* source, uint count, nint* waits, nint* done);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clEnqueueMarkerWithWaitList(nint queue, uint count, nint* waits, nint* done);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clWaitForEvents(uint count, nint* events);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clGetEventProfilingInfo(nint moment, uint what, nuint size, void* value, nuint* found);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clReleaseEvent(nint moment);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clFinish(nint queue);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clReleaseMemObject(nint buffer);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clReleaseKernel(nint kernel);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clReleaseProgram(nint program);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clReleaseCommandQueue(nint queue);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int clReleaseContext(nint context);
}
