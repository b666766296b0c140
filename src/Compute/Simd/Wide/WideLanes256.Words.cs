using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ResearchPipeline.Compute.Simd.Wide;

/// <content>The lanes as integers.</content>
internal readonly unsafe partial struct WideLanes256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> BroadcastBits(ulong bits) => Vector256.Create(bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Ascending(ulong first) => (Vector256.Create(first) + Vector256<ulong>.Indices).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> And(Vector256<double> a, Vector256<double> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Or(Vector256<double> a, Vector256<double> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Xor(Vector256<double> a, Vector256<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ShiftDown(Vector256<double> a, int bits) => (a.AsUInt64() >> bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ShiftUp(Vector256<double> a, int bits) => (a.AsUInt64() << bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyWords(Vector256<double> a, Vector256<double> b) => Avx2.Multiply(a.AsUInt32(), b.AsUInt32()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AtLeast(Vector256<double> a, Vector256<double> b) => Vector256.GreaterThanOrEqual(a.AsInt64(), b.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Number(Vector256<double> integers) => (integers.AsInt64() | Vector256.Create(WideBits.Whole)).AsDouble() - Vector256.Create(WideBits.WholeNumber);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Pairs(Vector256<double> earlier, Vector256<double> later)
    {
        Vector128<uint> low = Avx.ConvertToVector128Single(earlier).AsUInt32(), high = Avx.ConvertToVector128Single(later).AsUInt32();
        return (Avx2.ConvertToVector256Int64(low) | (Avx2.ConvertToVector256Int64(high) << 32)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInTurn(Vector256<double> first, Vector256<double> second, float* target)
    {
        Vector256<double> even = Avx.UnpackLow(first, second), odd = Avx.UnpackHigh(first, second);
        Avx.Permute2x128(even, odd, 0x20).Store((double*)target);
        Avx.Permute2x128(even, odd, 0x31).Store((double*)target + 4);
    }
}
