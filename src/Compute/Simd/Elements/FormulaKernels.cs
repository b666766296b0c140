using System.Runtime.CompilerServices;

namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>Formulas of numbers that lie side by side. The result may lie where an operand lies.</summary>
internal static unsafe class FormulaKernels<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>result[i] = formula(w, a[i], b[i], c[i]).</summary>
    public static void Combine(Formula formula, float w, float* a, float* b, float* c, float* result, int count)
    {
        switch (formula)
        {
            case Formula.Copy:
                Run<LaneFormulas<TVector, TLanes>.Copy>(formula, w, a, b, c, result, count);
                break;
            case Formula.Scaled:
                Run<LaneFormulas<TVector, TLanes>.Scaled>(formula, w, a, b, c, result, count);
                break;
            case Formula.Difference:
                Run<LaneFormulas<TVector, TLanes>.Difference>(formula, w, a, b, c, result, count);
                break;
            case Formula.ScaledDifference:
                Run<LaneFormulas<TVector, TLanes>.ScaledDifference>(formula, w, a, b, c, result, count);
                break;
            case Formula.ScaledSum:
                Run<LaneFormulas<TVector, TLanes>.ScaledSum>(formula, w, a, b, c, result, count);
                break;
            case Formula.ProductSum:
                Run<LaneFormulas<TVector, TLanes>.ProductSum>(formula, w, a, b, c, result, count);
                break;
            case Formula.LessProduct:
                Run<LaneFormulas<TVector, TLanes>.LessProduct>(formula, w, a, b, c, result, count);
                break;
            case Formula.Moved:
                Run<LaneFormulas<TVector, TLanes>.Moved>(formula, w, a, b, c, result, count);
                break;
            case Formula.Masked:
                Run<LaneFormulas<TVector, TLanes>.Masked>(formula, w, a, b, c, result, count);
                break;
            case Formula.AtLeast:
                Run<LaneFormulas<TVector, TLanes>.AtLeast>(formula, w, a, b, c, result, count);
                break;
            case Formula.BehindSigmoid:
                Run<LaneFormulas<TVector, TLanes>.BehindSigmoid>(formula, w, a, b, c, result, count);
                break;
            case Formula.BehindTanh:
                Run<LaneFormulas<TVector, TLanes>.BehindTanh>(formula, w, a, b, c, result, count);
                break;
            case Formula.BehindRelu:
                Run<LaneFormulas<TVector, TLanes>.BehindRelu>(formula, w, a, b, c, result, count);
                break;
            case Formula.AddSign:
                Run<LaneFormulas<TVector, TLanes>.AddSign>(formula, w, a, b, c, result, count);
                break;
            case Formula.BehindDeviation:
                Run<LaneFormulas<TVector, TLanes>.BehindDeviation>(formula, w, a, b, c, result, count);
                break;
            case Formula.NormalDivergence:
                Run<LaneFormulas<TVector, TLanes>.NormalDivergence>(formula, w, a, b, c, result, count);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(formula), formula, "There is no such formula.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TFormula>(Formula formula, float w, float* a, float* b, float* c, float* result, int count)
        where TFormula : struct, ILaneFormula<TVector>
    {
        TVector weight = TLanes.Broadcast(w);
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector second = TFormula.Operands > 1 ? TLanes.Load(b + i) : default;
            TVector third = TFormula.Operands > 2 ? TLanes.Load(c + i) : default;
            TLanes.Store(TFormula.Of(weight, TLanes.Load(a + i), second, third), result + i);
        }

        for (; i < count; i++)
        {
            result[i] = Reference.Pointwise.Of(formula, w, a[i], b[i], c[i]);
        }
    }
}
