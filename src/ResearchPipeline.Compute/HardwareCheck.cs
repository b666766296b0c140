using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ResearchPipeline.Compute;

/// <summary>Refuses to compute where the promised bits could not come out.</summary>
public static class HardwareCheck
{
    /// <summary>Throws <see cref="PlatformNotSupportedException"/> without fma in hardware, or with subnormals flushed to zero.</summary>
    public static void Require()
    {
        if (!Fma.IsSupported && !AdvSimd.Arm64.IsSupported)
        {
            throw new PlatformNotSupportedException(
                "This processor has no fused multiply-add (FMA3 on x86-64, or ARM64), on which every result here is defined. Run on a machine that has it.");
        }

        // Three times the smallest number plus once the smallest is exactly four times it, unless inputs or results are flushed.
        if (BitConverter.SingleToInt32Bits(SubnormalProbe(3) + SubnormalProbe(1)) != 4)
        {
            throw new PlatformNotSupportedException(
                "Subnormal numbers are flushed to zero in this process (a host program has set FTZ or DAZ). Run without it: results would differ.");
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static float SubnormalProbe(int bits) => BitConverter.Int32BitsToSingle(bits);
}
