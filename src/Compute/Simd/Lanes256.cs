using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ResearchPipeline.Compute.Simd;

/// <summary>8 lanes: one 256-bit register.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Vector256<float>>
{
    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, float* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Broadcast(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Divide(Vector256<float> a, Vector256<float> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Root(Vector256<float> a) => Vector256.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSquares(Vector256<float> vector, double* accumulators)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(vector);
        Vector256.FusedMultiplyAdd(lower, lower, Vector256.Load(accumulators)).Store(accumulators);
        Vector256.FusedMultiplyAdd(upper, upper, Vector256.Load(accumulators + 4)).Store(accumulators + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Negate(Vector256<float> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Absolute(Vector256<float> a) => Vector256.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Equal(Vector256<float> a, Vector256<float> b) => Vector256.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Greater(Vector256<float> a, Vector256<float> b) => Vector256.GreaterThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GreaterOrEqual(Vector256<float> a, Vector256<float> b) => Vector256.GreaterThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(Vector256<float> mask, Vector256<float> a, Vector256<float> b) => Vector256.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AddBits(Vector256<float> sums, Vector256<float> values) => (sums.AsUInt32() + values.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AddMixedBits(Vector256<float> sums, Vector256<float> values, uint index)
    {
        Vector256<uint> products = Vector256.Create(index * ParameterHash.FirstFactor) + Vector256<uint>.Indices * ParameterHash.FirstFactor;
        Vector256<uint> factors = (products ^ (products >>> ParameterHash.Shift)) * ParameterHash.SecondFactor;
        return (sums.AsUInt32() + values.AsUInt32() * factors).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SumBits(Vector256<float> sums) => Vector256.Sum(sums.AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSortKeys(Vector256<float> vector, int* target)
    {
        Vector256<int> bits = (vector + Vector256<float>.Zero).AsInt32();
        Vector256<int> keys = bits ^ ((bits >> 31) & Vector256.Create(int.MaxValue));
        Vector256.ConditionalSelect(Vector256.Equals(vector, vector).AsInt32(), keys, Vector256.Create(int.MinValue)).Store(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(int* keys, int threshold) =>
        Vector256.ExtractMostSignificantBits(
            Vector256.GreaterThanOrEqual(Vector256.Load(keys), Vector256.Create(threshold)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> WhereAtLeast(int* keys, int threshold, Vector256<float> value) =>
        Vector256.GreaterThanOrEqual(Vector256.Load(keys), Vector256.Create(threshold)).AsSingle() & value;
}
