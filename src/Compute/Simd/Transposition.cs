using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ResearchPipeline.Compute.Simd;

/// <summary>Turns four rows of four numbers into four columns, in registers. It moves bits and computes nothing.</summary>
internal static unsafe class Transposition
{
    /// <summary>Number of rows and columns.</summary>
    public const int Side = 4;

    /// <summary>targets[c][r] = source[r · stride + c], for r and c in 0 … 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(float* source, nint stride, float* target0, float* target1, float* target2, float* target3) =>
        Copy(source, source + stride, source + 2 * stride, source + 3 * stride, target0, target1, target2, target3);

    /// <summary>targets[c][r] = sources[r][c], for r and c in 0 … 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(
        float* source0, float* source1, float* source2, float* source3, float* target0, float* target1, float* target2, float* target3)
    {
        Vector128<float> row0 = Vector128.Load(source0), row1 = Vector128.Load(source1);
        Vector128<float> row2 = Vector128.Load(source2), row3 = Vector128.Load(source3);
        Vector128<float> low02 = ZipLow(row0, row2), high02 = ZipHigh(row0, row2);
        Vector128<float> low13 = ZipLow(row1, row3), high13 = ZipHigh(row1, row3);
        ZipLow(low02, low13).Store(target0);
        ZipHigh(low02, low13).Store(target1);
        ZipLow(high02, high13).Store(target2);
        ZipHigh(high02, high13).Store(target3);
    }

    // a0 b0 a1 b1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    // a2 b2 a3 b3
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);
}
