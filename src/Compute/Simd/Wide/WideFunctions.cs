using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Functions;

namespace ResearchPipeline.Compute.Simd.Wide;

/// <summary><see cref="Functions.Exponential.Of"/>.</summary>
internal readonly struct WideExponent : IWideFunction
{
    public static bool KeepsNaN => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Of<TWide, TLanes>(TWide x)
        where TWide : unmanaged
        where TLanes : IWideLanes<TWide> => WideExponential<TWide, TLanes>.Of(x);
}

/// <summary><see cref="Logarithm.Of"/>.</summary>
internal readonly struct WideNaturalLogarithm : IWideFunction
{
    public static bool KeepsNaN => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Of<TWide, TLanes>(TWide x)
        where TWide : unmanaged
        where TLanes : IWideLanes<TWide> => WideLogarithm<TWide, TLanes>.Of(x);
}

/// <summary><see cref="HyperbolicTangent.Of"/>.</summary>
internal readonly struct WideTanh : IWideFunction
{
    public static bool KeepsNaN => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Of<TWide, TLanes>(TWide x)
        where TWide : unmanaged
        where TLanes : IWideLanes<TWide>
    {
        TWide two = TLanes.Broadcast(2);
        TWide lessOne = WideExponential<TWide, TLanes>.LessOne(TLanes.Multiply(two, x));
        TWide quotient = TLanes.Divide(lessOne, TLanes.Add(lessOne, two));
        return TLanes.Select(TLanes.Equal(x, TLanes.Broadcast(0)), x, quotient);
    }
}

/// <summary><see cref="Sigmoid.Of"/>.</summary>
internal readonly struct WideSigmoid : IWideFunction
{
    public static bool KeepsNaN => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Of<TWide, TLanes>(TWide x)
        where TWide : unmanaged
        where TLanes : IWideLanes<TWide>
    {
        TWide one = TLanes.Broadcast(1);
        return TLanes.Divide(one, TLanes.Add(one, WideExponential<TWide, TLanes>.Of(TLanes.Negate(x))));
    }
}

/// <summary><see cref="Sigmoid.Integral"/>.</summary>
internal readonly struct WideSoftplus : IWideFunction
{
    public static bool KeepsNaN => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Of<TWide, TLanes>(TWide x)
        where TWide : unmanaged
        where TLanes : IWideLanes<TWide>
    {
        TWide integral = WideLogarithm<TWide, TLanes>.OfOnePlus(WideExponential<TWide, TLanes>.Of(x));
        return TLanes.Select(TLanes.Greater(x, TLanes.Broadcast(Sigmoid.Linear)), x, integral);
    }
}
