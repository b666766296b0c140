using System.Runtime.CompilerServices;

namespace ResearchPipeline.Compute.Simd;

/// <summary>Loops along a row: difference, norm, Adam, rescaling.</summary>
internal static unsafe class RowKernels<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>row[i] -= x[i].</summary>
    public static void Subtract(float* row, int count, float* x)
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Subtract(TLanes.Load(row + i), TLanes.Load(x + i)), row + i);
        }

        for (; i < count; i++)
        {
            row[i] -= x[i];
        }
    }

    /// <summary>Σ row[i]² as <see cref="Reference.LaneSum.Squares"/> defines it.</summary>
    public static double Squares(float* row, int count)
    {
        double* lanes = stackalloc double[Reference.LaneSum.Lanes];
        new Span<double>(lanes, Reference.LaneSum.Lanes).Clear();
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.AddSquares(TLanes.Load(row + i), lanes + i % Reference.LaneSum.Lanes);
        }

        AddSquares(row, i, count, lanes);

        return Reference.LaneSum.Tree(new Span<double>(lanes, Reference.LaneSum.Lanes));
    }

    /// <summary>One Adam step of a row, as <see cref="Reference.AdamUpdate"/> defines it.</summary>
    /// <param name="gradient">The row's gradient.</param>
    /// <param name="count">Its length.</param>
    /// <param name="weights">The row.</param>
    /// <param name="first">Its first moments.</param>
    /// <param name="second">Its second moments.</param>
    /// <param name="average">Its running average.</param>
    /// <param name="step">Scalars of the step.</param>
    /// <param name="index">Index of its first weight.</param>
    /// <param name="squares">Receives the sixteen lanes of the new row's squared norm, which need not be summed afterwards then; null for a row that is not rescaled.</param>
    /// <returns>The hash of the new weights; nothing for a row that is rescaled: <see cref="Rescale"/> has its hash.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ParameterHash Adam(
        float* gradient, int count, float* weights, float* first, float* second, float* average, in AdamStep step, int index, double* squares)
    {
        if (squares != null)
        {
            new Span<double>(squares, Reference.LaneSum.Lanes).Clear();
        }

        int i = 0;
        TVector bits = TLanes.Broadcast(0f), mixedBits = bits;
        TVector beta1 = TLanes.Broadcast(step.Beta1), beta2 = TLanes.Broadcast(step.Beta2);
        TVector rest1 = TLanes.Broadcast(step.OneMinusBeta1), rest2 = TLanes.Broadcast(step.OneMinusBeta2);
        TVector size = TLanes.Broadcast(step.StepSize), epsilon = TLanes.Broadcast(step.Epsilon);
        TVector correction = TLanes.Broadcast(step.InverseRootCorrection), rate = TLanes.Broadcast(step.AveragingRate);
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector g = TLanes.Load(gradient + i);
            TVector m = TLanes.MultiplyAdd(beta1, TLanes.Load(first + i), TLanes.Multiply(rest1, g));
            TVector v = TLanes.MultiplyAdd(beta2, TLanes.Load(second + i), TLanes.Multiply(TLanes.Multiply(rest2, g), g));
            TVector root = TLanes.MultiplyAdd(TLanes.Root(v), correction, epsilon);
            TVector w = TLanes.Subtract(TLanes.Load(weights + i), TLanes.Divide(TLanes.Multiply(size, m), root));
            TLanes.Store(m, first + i);
            TLanes.Store(v, second + i);
            TLanes.Store(w, weights + i);
            if (squares != null)
            {
                TLanes.AddSquares(w, squares + i % Reference.LaneSum.Lanes);
            }
            else
            {
                bits = TLanes.AddBits(bits, w);
                mixedBits = TLanes.AddMixedBits(mixedBits, w, (uint)(index + i));
            }

            TVector mean = TLanes.Load(average + i);
            TLanes.Store(TLanes.MultiplyAdd(rate, TLanes.Subtract(w, mean), mean), average + i);
        }

        int tail = count - i;
        Reference.AdamUpdate.Apply(
            new ReadOnlySpan<float>(gradient + i, tail), new Span<float>(weights + i, tail),
            new Span<float>(first + i, tail), new Span<float>(second + i, tail), new Span<float>(average + i, tail), step);
        if (squares != null)
        {
            AddSquares(weights, i, count, squares);
            return default;
        }

        return new ParameterHash(TLanes.SumBits(bits), TLanes.SumBits(mixedBits))
            + ParameterHash.Of(new ReadOnlySpan<float>(weights + i, tail), index + i);
    }

    /// <summary>Rescales a row as <see cref="Reference.RowScaling"/> defines it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="count">Its length.</param>
    /// <param name="norm">Its norm afterwards.</param>
    /// <param name="index">Index of its first weight.</param>
    /// <param name="squares">The sixteen lanes of its squared norm, which are overwritten.</param>
    /// <returns>The hash of the new weights.</returns>
    public static ParameterHash Rescale(float* row, int count, double norm, int index, double* squares)
    {
        float factor = Reference.RowScaling.Factor(Reference.LaneSum.Tree(new Span<double>(squares, Reference.LaneSum.Lanes)), norm);
        TVector factors = TLanes.Broadcast(factor), bits = TLanes.Broadcast(0f), mixedBits = bits;
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector w = TLanes.Multiply(TLanes.Load(row + i), factors);
            TLanes.Store(w, row + i);
            bits = TLanes.AddBits(bits, w);
            mixedBits = TLanes.AddMixedBits(mixedBits, w, (uint)(index + i));
        }

        Span<float> tail = new(row + i, count - i);
        foreach (ref float weight in tail)
        {
            weight *= factor;
        }

        return new ParameterHash(TLanes.SumBits(bits), TLanes.SumBits(mixedBits)) + ParameterHash.Of(tail, index + i);
    }

    // The elements past the last whole register.
    private static void AddSquares(float* row, int from, int count, double* lanes)
    {
        for (int i = from; i < count; i++)
        {
            double value = row[i];
            lanes[i % Reference.LaneSum.Lanes] = Math.FusedMultiplyAdd(value, value, lanes[i % Reference.LaneSum.Lanes]);
        }
    }
}
