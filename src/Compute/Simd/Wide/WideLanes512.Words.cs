using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ResearchPipeline.Compute.Simd.Wide;

/// <content>The lanes as integers.</content>
internal readonly unsafe partial struct WideLanes512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> BroadcastBits(ulong bits) => Vector512.Create(bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Ascending(ulong first) => (Vector512.Create(first) + Vector512<ulong>.Indices).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> And(Vector512<double> a, Vector512<double> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Or(Vector512<double> a, Vector512<double> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Xor(Vector512<double> a, Vector512<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ShiftDown(Vector512<double> a, int bits) => (a.AsUInt64() >> bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ShiftUp(Vector512<double> a, int bits) => (a.AsUInt64() << bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyWords(Vector512<double> a, Vector512<double> b) => Avx512F.Multiply(a.AsUInt32(), b.AsUInt32()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AtLeast(Vector512<double> a, Vector512<double> b) => Vector512.GreaterThanOrEqual(a.AsInt64(), b.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Number(Vector512<double> integers) => (integers.AsInt64() | Vector512.Create(WideBits.Whole)).AsDouble() - Vector512.Create(WideBits.WholeNumber);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Pairs(Vector512<double> earlier, Vector512<double> later)
    {
        Vector256<uint> low = Avx512F.ConvertToVector256Single(earlier).AsUInt32(), high = Avx512F.ConvertToVector256Single(later).AsUInt32();
        return (Avx512F.ConvertToVector512Int64(low) | (Avx512F.ConvertToVector512Int64(high) << 32)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInTurn(Vector512<double> first, Vector512<double> second, float* target)
    {
        Avx512F.PermuteVar8x64x2(first, Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11), second).Store((double*)target);
        Avx512F.PermuteVar8x64x2(first, Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15), second).Store((double*)target + 8);
    }
}
