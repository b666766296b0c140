using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Functions;

namespace ResearchPipeline.Compute.Simd.Wide;

/// <summary>The operations of <see cref="Logarithm"/> lane by lane, in their order, for binary32 numbers, none of which is subnormal in binary64.</summary>
internal static class WideLogarithm<TWide, TLanes>
    where TWide : unmanaged
    where TLanes : IWideLanes<TWide>
{
    /// <summary><see cref="Logarithm.Natural"/> of any binary32 number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Of(TWide x)
    {
        TWide zero = TLanes.Broadcast(0), infinity = TLanes.Broadcast(double.PositiveInfinity);
        TWide mantissa = Reduce(x, out TWide exponent);
        TWide one = TLanes.Broadcast(1);
        TWide result = Sum(TLanes.Divide(TLanes.Subtract(mantissa, one), TLanes.Add(mantissa, one)), exponent);
        TWide elsewhere = TLanes.Select(TLanes.Equal(x, zero), TLanes.Broadcast(double.NegativeInfinity), TLanes.Broadcast(double.NaN));
        return TLanes.Select(TLanes.Equal(x, infinity), x, TLanes.Select(TLanes.Greater(x, zero), result, elsewhere));
    }

    /// <summary>
    /// <see cref="Logarithm.OfOnePlus"/> for t ≥ 0. Small t have a quotient of their own, and then the sum of an exponent of 0, which adds zeros alone.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide OfOnePlus(TWide t)
    {
        TWide one = TLanes.Broadcast(1);
        TWide mantissa = Reduce(TLanes.Add(one, t), out TWide exponent);
        TWide isLarge = TLanes.Greater(t, TLanes.Broadcast(Logarithm.SquareRootOf2LessOne));
        TWide numerator = TLanes.Select(isLarge, TLanes.Subtract(mantissa, one), t);
        TWide denominator = TLanes.Select(isLarge, TLanes.Add(mantissa, one), TLanes.Add(TLanes.Broadcast(2), t));
        return Sum(TLanes.Divide(numerator, denominator), TLanes.Select(isLarge, exponent, TLanes.Broadcast(0)));
    }

    // x = 2ᵉ·m with m in [√½, √2).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Reduce(TWide x, out TWide exponent)
    {
        TWide mantissa = TLanes.Mantissa(x);
        TWide whole = TLanes.Exponent(x);
        TWide isLarge = TLanes.Greater(mantissa, TLanes.Broadcast(Logarithm.SquareRootOf2));
        exponent = TLanes.Select(isLarge, TLanes.Add(whole, TLanes.Broadcast(1)), whole);
        return TLanes.Select(isLarge, TLanes.Multiply(mantissa, TLanes.Broadcast(0.5)), mantissa);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Sum(TWide s, TWide exponent)
    {
        TWide twice = TLanes.Multiply(TLanes.Broadcast(2), s);
        TWide low = TLanes.Add(
            TLanes.Multiply(twice, Series(TLanes.Multiply(s, s))), TLanes.Multiply(exponent, TLanes.Broadcast(Logarithm.Ln2Low)));
        return TLanes.Add(TLanes.Multiply(exponent, TLanes.Broadcast(Logarithm.Ln2High)), TLanes.Add(twice, low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Series(TWide z)
    {
        TWide series = TLanes.Multiply(TLanes.Broadcast(1.0 / 23), z);
        series = Next(series, z, 1.0 / 21);
        series = Next(series, z, 1.0 / 19);
        series = Next(series, z, 1.0 / 17);
        series = Next(series, z, 1.0 / 15);
        series = Next(series, z, 1.0 / 13);
        series = Next(series, z, 1.0 / 11);
        series = Next(series, z, 1.0 / 9);
        series = Next(series, z, 1.0 / 7);
        series = Next(series, z, 1.0 / 5);
        return Next(series, z, 1.0 / 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Next(TWide series, TWide z, double coefficient) => TLanes.Multiply(TLanes.Add(series, TLanes.Broadcast(coefficient)), z);
}
