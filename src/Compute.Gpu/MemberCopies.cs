using System.Runtime.InteropServices;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>Copies of what lies member after member, each with as many values.</summary>
internal static class MemberCopies
{
    /// <summary>Copies one member's values to the device.</summary>
    public static void Write<T>(this IGpuDriver driver, DeviceMemory memory, ReadOnlySpan<T> values, int member)
        where T : unmanaged => driver.Write(memory.Handle, Place<T>(values.Length, member), MemoryMarshal.AsBytes(values));

    /// <summary>Copies one member's values from the device.</summary>
    public static void Read<T>(this IGpuDriver driver, DeviceMemory memory, Span<T> values, int member)
        where T : unmanaged => driver.Read(memory.Handle, Place<T>(values.Length, member), MemoryMarshal.AsBytes(values));

    private static long Place<T>(int count, int member)
        where T : unmanaged => (long)member * count * Marshal.SizeOf<T>();
}
