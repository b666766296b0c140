using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ResearchPipeline.Compute.Simd;

/// <summary>16 lanes: one 512-bit register.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Vector512<float>>
{
    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, float* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> a, Vector512<float> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Root(Vector512<float> a) => Vector512.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Vector512.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSquares(Vector512<float> vector, double* accumulators)
    {
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(vector);
        Vector512.FusedMultiplyAdd(lower, lower, Vector512.Load(accumulators)).Store(accumulators);
        Vector512.FusedMultiplyAdd(upper, upper, Vector512.Load(accumulators + 8)).Store(accumulators + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Negate(Vector512<float> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Absolute(Vector512<float> a) => Vector512.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Equal(Vector512<float> a, Vector512<float> b) => Vector512.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Greater(Vector512<float> a, Vector512<float> b) => Vector512.GreaterThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GreaterOrEqual(Vector512<float> a, Vector512<float> b) => Vector512.GreaterThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(Vector512<float> mask, Vector512<float> a, Vector512<float> b) => Vector512.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AddBits(Vector512<float> sums, Vector512<float> values) => (sums.AsUInt32() + values.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AddMixedBits(Vector512<float> sums, Vector512<float> values, uint index)
    {
        Vector512<uint> products = Vector512.Create(index * ParameterHash.FirstFactor) + Vector512<uint>.Indices * ParameterHash.FirstFactor;
        Vector512<uint> factors = (products ^ (products >>> ParameterHash.Shift)) * ParameterHash.SecondFactor;
        return (sums.AsUInt32() + values.AsUInt32() * factors).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SumBits(Vector512<float> sums) => Vector512.Sum(sums.AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSortKeys(Vector512<float> vector, int* target)
    {
        Vector512<int> bits = (vector + Vector512<float>.Zero).AsInt32();
        Vector512<int> keys = bits ^ ((bits >> 31) & Vector512.Create(int.MaxValue));
        Vector512.ConditionalSelect(Vector512.Equals(vector, vector).AsInt32(), keys, Vector512.Create(int.MinValue)).Store(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(int* keys, int threshold) =>
        (uint)Vector512.ExtractMostSignificantBits(
            Vector512.GreaterThanOrEqual(Vector512.Load(keys), Vector512.Create(threshold)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WhereAtLeast(int* keys, int threshold, Vector512<float> value) =>
        Vector512.GreaterThanOrEqual(Vector512.Load(keys), Vector512.Create(threshold)).AsSingle() & value;
}
