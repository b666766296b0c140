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
    public static void AddSquares(Vector128<float> vector, double* accumulators)
    {
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(vector);
        Vector128.FusedMultiplyAdd(lower, lower, Vector128.Load(accumulators)).Store(accumulators);
        Vector128.FusedMultiplyAdd(upper, upper, Vector128.Load(accumulators + 2)).Store(accumulators + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Negate(Vector128<float> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Absolute(Vector128<float> a) => Vector128.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Equal(Vector128<float> a, Vector128<float> b) => Vector128.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Greater(Vector128<float> a, Vector128<float> b) => Vector128.GreaterThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GreaterOrEqual(Vector128<float> a, Vector128<float> b) => Vector128.GreaterThanOrEqual(a, b);

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> WhereAtLeast(int* keys, int threshold, Vector128<float> value) =>
        Vector128.GreaterThanOrEqual(Vector128.Load(keys), Vector128.Create(threshold)).AsSingle() & value;
}
