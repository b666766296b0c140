using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>The formulas of <see cref="Formula"/>.</summary>
public static class Pointwise
{
    /// <summary>formula(w, a, b, c).</summary>
    public static T Of<T>(Formula formula, T w, T a, T b, T c)
        where T : unmanaged, IFloatingPointIeee754<T> => formula switch
        {
            Formula.Copy => a,
            Formula.Scaled => w * a,
            Formula.Difference => a - b,
            Formula.ScaledDifference => w * (a - b),
            Formula.ScaledSum => T.FusedMultiplyAdd(w, a, b),
            Formula.ProductSum => T.FusedMultiplyAdd(a, b, c),
            Formula.LessProduct => T.FusedMultiplyAdd(-a, b, c),
            Formula.Moved => T.FusedMultiplyAdd(w, a - b, b),
            Formula.Masked => b == T.Zero ? T.Zero : a * b,
            Formula.AtLeast => a >= w ? a : T.Zero,
            Formula.BehindSigmoid => a * (b * (T.One - b)),
            Formula.BehindTanh => a * T.FusedMultiplyAdd(-b, b, T.One),
            Formula.BehindRelu => b > T.Zero ? a : T.Zero,
            Formula.AddSign => b > T.Zero ? a + w : b < T.Zero ? a - w : a,
            Formula.BehindDeviation => Half<T>() * T.FusedMultiplyAdd(w, SquareLessOne(c), a * b * c),
            Formula.NormalDivergence => Half<T>() * (T.FusedMultiplyAdd(a, a, SquareLessOne(c)) - b),
            _ => throw new ArgumentOutOfRangeException(nameof(formula), formula, "There is no such formula."),
        };

    private static T SquareLessOne<T>(T c)
        where T : unmanaged, IFloatingPointIeee754<T> => T.FusedMultiplyAdd(c, c, T.NegativeOne);

    private static T Half<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => T.One / (T.One + T.One);
}
