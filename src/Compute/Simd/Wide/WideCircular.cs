using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Functions;

namespace ResearchPipeline.Compute.Simd.Wide;

/// <summary>The operations of <see cref="Circular"/> lane by lane, in their order, for turns in [0, 1).</summary>
internal static class WideCircular<TWide, TLanes>
    where TWide : unmanaged
    where TLanes : IWideLanes<TWide>
{
    /// <summary><see cref="Circular.Sine"/> and <see cref="Circular.Cosine"/>, rounded to binary32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Sine(TWide turns, out TWide cosine)
    {
        TWide fourfold = TLanes.Multiply(TLanes.Broadcast(4), turns);
        TWide quadrant = TLanes.Floor(TLanes.Add(fourfold, TLanes.Broadcast(0.5)));
        TWide rest = TLanes.Multiply(TLanes.Subtract(fourfold, quadrant), TLanes.Broadcast(0.25));
        TWide angle = TLanes.MultiplyAdd(rest, TLanes.Broadcast(Circular.TurnHigh), TLanes.Multiply(rest, TLanes.Broadcast(Circular.TurnLow)));
        TWide square = TLanes.Multiply(angle, angle);
        TWide sineOfRest = TLanes.MultiplyAdd(TLanes.Multiply(angle, square), Series(Circular.SineCoefficients, square), angle);
        TWide cosineOfRest = TLanes.MultiplyAdd(square, Series(Circular.CosineCoefficients, square), TLanes.Broadcast(1));

        TWide isFirst = TLanes.Equal(quadrant, TLanes.Broadcast(1));
        TWide isSecond = TLanes.Equal(quadrant, TLanes.Broadcast(2));
        TWide isThird = TLanes.Equal(quadrant, TLanes.Broadcast(3));
        TWide isOdd = TLanes.Or(isFirst, isThird);
        cosine = Signed(TLanes.Or(isFirst, isSecond), TLanes.Select(isOdd, sineOfRest, cosineOfRest));
        return Signed(TLanes.Or(isSecond, isThird), TLanes.Select(isOdd, cosineOfRest, sineOfRest));
    }

    // Both turn a zero to +0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Signed(TWide isNegative, TWide value) =>
        TLanes.Add(TLanes.Round(TLanes.Select(isNegative, TLanes.Negate(value), value)), TLanes.Broadcast(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Series(ReadOnlySpan<double> coefficients, TWide square)
    {
        TWide series = TLanes.Broadcast(coefficients[0]);
        series = Next(series, square, coefficients[1]);
        series = Next(series, square, coefficients[2]);
        series = Next(series, square, coefficients[3]);
        series = Next(series, square, coefficients[4]);
        series = Next(series, square, coefficients[5]);
        series = Next(series, square, coefficients[6]);
        return Next(series, square, coefficients[7]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Next(TWide series, TWide square, double coefficient) => TLanes.MultiplyAdd(series, square, TLanes.Broadcast(coefficient));
}
