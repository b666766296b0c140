using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ResearchPipeline.Compute.Simd;

/// <summary>4 lanes: one 128-bit register.</summary>
internal readonly unsafe struct Lanes128 : ILanes<Vector128<float>>
{
    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> vector, float* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Divide(Vector128<float> a, Vector128<float> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Root(Vector128<float> a) => Vector128.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Vector128.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Squares(float* row, int count, double* sums)
    {
        Vector128<double> s0 = Vector128<double>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        for (int i = 0; i < count; i += 16)
        {
            (Vector128<double> a0, Vector128<double> a1) = Vector128.Widen(Vector128.Load(row + i));
            s0 = Vector128.FusedMultiplyAdd(a0, a0, s0);
            s1 = Vector128.FusedMultiplyAdd(a1, a1, s1);
            (Vector128<double> a2, Vector128<double> a3) = Vector128.Widen(Vector128.Load(row + i + 4));
            s2 = Vector128.FusedMultiplyAdd(a2, a2, s2);
            s3 = Vector128.FusedMultiplyAdd(a3, a3, s3);
            (Vector128<double> a4, Vector128<double> a5) = Vector128.Widen(Vector128.Load(row + i + 8));
            s4 = Vector128.FusedMultiplyAdd(a4, a4, s4);
            s5 = Vector128.FusedMultiplyAdd(a5, a5, s5);
            (Vector128<double> a6, Vector128<double> a7) = Vector128.Widen(Vector128.Load(row + i + 12));
            s6 = Vector128.FusedMultiplyAdd(a6, a6, s6);
            s7 = Vector128.FusedMultiplyAdd(a7, a7, s7);
        }

        s0.Store(sums);
        s1.Store(sums + 2);
        s2.Store(sums + 4);
        s3.Store(sums + 6);
        s4.Store(sums + 8);
        s5.Store(sums + 10);
        s6.Store(sums + 12);
        s7.Store(sums + 14);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Select(Vector128<float> mask, Vector128<float> a, Vector128<float> b) => Vector128.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AddBits(Vector128<float> sums, Vector128<float> values) => (sums.AsUInt32() + values.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AddMixedBits(Vector128<float> sums, Vector128<float> values, uint index)
    {
        Vector128<uint> products = Vector128.Create(index * ParameterHash.FirstFactor) + Vector128<uint>.Indices * ParameterHash.FirstFactor;
        Vector128<uint> factors = (products ^ (products >>> ParameterHash.Shift)) * ParameterHash.SecondFactor;
        return (sums.AsUInt32() + values.AsUInt32() * factors).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SumBits(Vector128<float> sums) => Vector128.Sum(sums.AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSortKeys(Vector128<float> vector, int* target)
    {
        Vector128<int> bits = (vector + Vector128<float>.Zero).AsInt32();
        Vector128<int> keys = bits ^ ((bits >> 31) & Vector128.Create(int.MaxValue));
        Vector128.ConditionalSelect(Vector128.Equals(vector, vector).AsInt32(), keys, Vector128.Create(int.MinValue)).Store(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(int* keys, int threshold) =>
        Vector128.ExtractMostSignificantBits(
            Vector128.GreaterThanOrEqual(Vector128.Load(keys), Vector128.Create(threshold)));
}
