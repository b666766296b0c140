using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ResearchPipeline.Compute.Simd.Wide;

/// <content>The lanes as integers.</content>
internal readonly unsafe partial struct WideLanes128
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> BroadcastBits(ulong bits) => Vector128.Create(bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Ascending(ulong first) => (Vector128.Create(first) + Vector128<ulong>.Indices).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> And(Vector128<double> a, Vector128<double> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Or(Vector128<double> a, Vector128<double> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Xor(Vector128<double> a, Vector128<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ShiftDown(Vector128<double> a, int bits) => (a.AsUInt64() >> bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ShiftUp(Vector128<double> a, int bits) => (a.AsUInt64() << bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyWords(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.Multiply(a.AsUInt32(), b.AsUInt32()).AsDouble()
        : AdvSimd.IsSupported ? AdvSimd.MultiplyWideningLower(AdvSimd.ExtractNarrowingLower(a.AsUInt64()), AdvSimd.ExtractNarrowingLower(b.AsUInt64())).AsDouble()
        : ((a.AsUInt64() & Vector128.Create((ulong)uint.MaxValue)) * (b.AsUInt64() & Vector128.Create((ulong)uint.MaxValue))).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AtLeast(Vector128<double> a, Vector128<double> b) => Vector128.GreaterThanOrEqual(a.AsInt64(), b.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Number(Vector128<double> integers) => (integers.AsInt64() | Vector128.Create(WideBits.Whole)).AsDouble() - Vector128.Create(WideBits.WholeNumber);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Pairs(Vector128<double> earlier, Vector128<double> later)
    {
        Vector128<uint> low = Narrow(earlier).AsUInt32(), high = Narrow(later).AsUInt32();
        return (Vector128.WidenLower(low) | (Vector128.WidenLower(high) << 32)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInTurn(Vector128<double> first, Vector128<double> second, float* target)
    {
        Vector128.Create(first.GetLower(), second.GetLower()).Store((double*)target);
        Vector128.Create(first.GetUpper(), second.GetUpper()).Store((double*)target + 2);
    }
}
