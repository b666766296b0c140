using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Functions;

namespace ResearchPipeline.Compute.Simd.Wide;

/// <summary>The operations of <see cref="Exponential"/> lane by lane, in their order. Of what is no number it makes anything.</summary>
internal static class WideExponential<TWide, TLanes>
    where TWide : unmanaged
    where TLanes : IWideLanes<TWide>
{
    /// <summary><see cref="Exponential.Wide"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Of(TWide x)
    {
        TWide scale = Reduce(x, out TWide remainder);
        return TLanes.MultiplyAdd(scale, RemainderLessOne(remainder), scale);
    }

    /// <summary><see cref="Exponential.WideLessOne"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide LessOne(TWide x)
    {
        TWide scale = Reduce(x, out TWide remainder);
        return TLanes.MultiplyAdd(scale, RemainderLessOne(remainder), TLanes.Subtract(scale, TLanes.Broadcast(1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Reduce(TWide x, out TWide remainder)
    {
        (TWide largest, TWide smallest) = (TLanes.Broadcast(Exponential.Largest), TLanes.Broadcast(Exponential.Smallest));
        TWide cut = TLanes.Select(TLanes.Greater(x, largest), largest, TLanes.Select(TLanes.Greater(smallest, x), smallest, x));
        TWide shift = TLanes.Broadcast(Exponential.RoundingShift);
        TWide shifted = TLanes.MultiplyAdd(cut, TLanes.Broadcast(Exponential.Log2E), shift);
        TWide less = TLanes.Negate(TLanes.Subtract(shifted, shift));
        remainder = TLanes.MultiplyAdd(
            less, TLanes.Broadcast(Exponential.Ln2Low), TLanes.MultiplyAdd(less, TLanes.Broadcast(Exponential.Ln2High), cut));
        return TLanes.PowerOfTwo(shifted);
    }

    // Written out, because a loop of twelve coefficients would take as long as the sum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide RemainderLessOne(TWide r)
    {
        TWide series = TLanes.Broadcast(Exponential.Coefficients[0]);
        series = Next(series, r, Exponential.Coefficients[1]);
        series = Next(series, r, Exponential.Coefficients[2]);
        series = Next(series, r, Exponential.Coefficients[3]);
        series = Next(series, r, Exponential.Coefficients[4]);
        series = Next(series, r, Exponential.Coefficients[5]);
        series = Next(series, r, Exponential.Coefficients[6]);
        series = Next(series, r, Exponential.Coefficients[7]);
        series = Next(series, r, Exponential.Coefficients[8]);
        series = Next(series, r, Exponential.Coefficients[9]);
        series = Next(series, r, Exponential.Coefficients[10]);
        series = Next(series, r, Exponential.Coefficients[11]);
        return TLanes.MultiplyAdd(TLanes.Multiply(r, r), series, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Next(TWide series, TWide r, double coefficient) => TLanes.MultiplyAdd(series, r, TLanes.Broadcast(coefficient));
}
