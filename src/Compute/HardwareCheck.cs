using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ResearchPipeline.Compute;

/// <summary>Refuses to compute where the promised bits could not come out.</summary>
public static class HardwareCheck
{
    private const float Ulp = 1.1920929e-7f;

    /// <summary>
    /// Throws <see cref="PlatformNotSupportedException"/> without fma in hardware, or where arithmetic is not IEEE 754's:
    /// subnormals flushed, another rounding mode, products contracted into sums, results kept wider than binary32.
    /// </summary>
    public static void Require()
    {
        Require(
            Fma.IsSupported || AdvSimd.Arm64.IsSupported,
            "This processor has no fused multiply-add (FMA3 on x86-64, or ARM64), or .NET was told not to use it (DOTNET_EnableAVX2=0, DOTNET_EnableHWIntrinsic=0). Every result here is defined on it: run on a machine that has it, without these settings.");

        // Three times the smallest number plus once the smallest is exactly four times it, unless inputs or results are flushed.
        Require(
            BitConverter.SingleToInt32Bits(Probe(BitConverter.Int32BitsToSingle(3)) + Probe(BitConverter.Int32BitsToSingle(1))) == 4,
            "Subnormal numbers are flushed to zero in this process (a host program has set FTZ or DAZ). Run without it: results would differ.");

        // Halves of a unit in the last place go to the even neighbour: down above 1, up above 1 + ulp.
        Require(
            Probe(1) + Probe(Ulp / 2) == 1 && Probe(1 + Ulp) + Probe(Ulp / 2) == 1 + (2 * Ulp) && Probe(-1) - Probe(Ulp / 2) == -1,
            "This process does not round to nearest, ties to even (a host program has changed the rounding mode). Run without it: results would differ.");

        // (1 + ulp)² = 1 + 2 ulp + ulp²: rounded before the subtraction nothing of the last term is left, fused it is all that is left.
        float factor = Probe(1 + Ulp);
        float rest = Probe(1 + (2 * Ulp));
        Require(
            (factor * factor) - rest == 0,
            "Products are fused into sums, or kept wider than binary32, by this runtime. Run on an unmodified .NET: results would differ.");
        Require(
            MathF.FusedMultiplyAdd(factor, factor, -rest) == Ulp * Ulp,
            "The fused multiply-add of this runtime rounds twice. Run on an unmodified .NET: results would differ.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new PlatformNotSupportedException(otherwise);
        }
    }

    // Not inlined, so that the compiler cannot compute the answer itself.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Probe(float value) => value;
}
