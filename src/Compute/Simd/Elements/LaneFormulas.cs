using System.Runtime.CompilerServices;

namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>The formulas of <see cref="Formula"/>, lane by lane, in the operations and the order of <see cref="Reference.Pointwise"/>.</summary>
internal static class LaneFormulas<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    internal readonly struct Copy : ILaneFormula<TVector>
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => a;
    }

    internal readonly struct Scaled : ILaneFormula<TVector>
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Multiply(w, a);
    }

    internal readonly struct Difference : ILaneFormula<TVector>
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Subtract(a, b);
    }

    internal readonly struct ScaledDifference : ILaneFormula<TVector>
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Multiply(w, TLanes.Subtract(a, b));
    }

    internal readonly struct ScaledSum : ILaneFormula<TVector>
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.MultiplyAdd(w, a, b);
    }

    internal readonly struct ProductSum : ILaneFormula<TVector>
    {
        public static int Operands => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.MultiplyAdd(a, b, c);
    }

    internal readonly struct LessProduct : ILaneFormula<TVector>
    {
        public static int Operands => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.MultiplyAdd(TLanes.Negate(a), b, c);
    }

    internal readonly struct Moved : ILaneFormula<TVector>
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.MultiplyAdd(w, TLanes.Subtract(a, b), b);
    }

    internal readonly struct Masked : ILaneFormula<TVector>
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Select(TLanes.Equal(b, TLanes.Broadcast(0)), TLanes.Broadcast(0), TLanes.Multiply(a, b));
    }

    internal readonly struct AtLeast : ILaneFormula<TVector>
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Select(TLanes.GreaterOrEqual(a, w), a, TLanes.Broadcast(0));
    }

    internal readonly struct BehindSigmoid : ILaneFormula<TVector>
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Multiply(a, TLanes.Multiply(b, TLanes.Subtract(TLanes.Broadcast(1), b)));
    }

    internal readonly struct BehindTanh : ILaneFormula<TVector>
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Multiply(a, TLanes.MultiplyAdd(TLanes.Negate(b), b, TLanes.Broadcast(1)));
    }

    internal readonly struct BehindRelu : ILaneFormula<TVector>
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Select(TLanes.Greater(b, TLanes.Broadcast(0)), a, TLanes.Broadcast(0));
    }

    internal readonly struct AddSign : ILaneFormula<TVector>
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Select(
            TLanes.Greater(b, TLanes.Broadcast(0)), TLanes.Add(a, w), TLanes.Select(TLanes.Greater(TLanes.Broadcast(0), b), TLanes.Subtract(a, w), a));
    }

    internal readonly struct BehindDeviation : ILaneFormula<TVector>
    {
        public static int Operands => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Multiply(
            TLanes.Broadcast(0.5f), TLanes.MultiplyAdd(w, SquareLessOne(c), TLanes.Multiply(TLanes.Multiply(a, b), c)));
    }

    internal readonly struct NormalDivergence : ILaneFormula<TVector>
    {
        public static int Operands => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of(TVector w, TVector a, TVector b, TVector c) => TLanes.Multiply(
            TLanes.Broadcast(0.5f), TLanes.Subtract(TLanes.MultiplyAdd(a, a, SquareLessOne(c)), b));
    }

    // c² - 1, rounded once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SquareLessOne(TVector c) => TLanes.MultiplyAdd(c, c, TLanes.Broadcast(-1));
}
