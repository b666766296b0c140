using System.Runtime.CompilerServices;

namespace ResearchPipeline.Compute.Simd;

/// <summary>The sum of <see cref="Reference.WeightGradient"/> over the images of one feature.</summary>
internal static unsafe class GradientKernel<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int Registers = 7;

    /// <summary>
    /// gradient[i] = fma(encoder, x[i], fma(decoder, residual[i], …)), term after term, from what gradient[i] is, for i below
    /// <paramref name="inputs"/>. Image b's rows begin at residuals + b · inputs and x + b · inputs.
    /// </summary>
    public static void Sum(ReadOnlySpan<GradientTerm> terms, float* residuals, float* x, int inputs, float* gradient)
    {
        int i = 0;
        for (; i <= inputs - Registers * TLanes.Count; i += Registers * TLanes.Count)
        {
            SumStrip(terms, residuals + i, x + i, inputs, gradient + i);
        }

        for (; i <= inputs - TLanes.Count; i += TLanes.Count)
        {
            SumRegister(terms, residuals + i, x + i, inputs, gradient + i);
        }

        for (; i < inputs; i++)
        {
            SumColumn(terms, residuals + i, x + i, inputs, gradient + i);
        }
    }

    // Written out, because a loop over accumulators would spill them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumStrip(ReadOnlySpan<GradientTerm> terms, float* residuals, float* x, nint stride, float* gradient)
    {
        TVector s0 = At(gradient, 0), s1 = At(gradient, 1), s2 = At(gradient, 2), s3 = At(gradient, 3);
        TVector s4 = At(gradient, 4), s5 = At(gradient, 5), s6 = At(gradient, 6);
        foreach (ref readonly GradientTerm term in terms)
        {
            TVector decoder = TLanes.Broadcast(term.Decoder), encoder = TLanes.Broadcast(term.Encoder);
            float* r = residuals + term.Image * stride;
            float* p = x + term.Image * stride;
            s0 = TLanes.MultiplyAdd(encoder, At(p, 0), TLanes.MultiplyAdd(decoder, At(r, 0), s0));
            s1 = TLanes.MultiplyAdd(encoder, At(p, 1), TLanes.MultiplyAdd(decoder, At(r, 1), s1));
            s2 = TLanes.MultiplyAdd(encoder, At(p, 2), TLanes.MultiplyAdd(decoder, At(r, 2), s2));
            s3 = TLanes.MultiplyAdd(encoder, At(p, 3), TLanes.MultiplyAdd(decoder, At(r, 3), s3));
            s4 = TLanes.MultiplyAdd(encoder, At(p, 4), TLanes.MultiplyAdd(decoder, At(r, 4), s4));
            s5 = TLanes.MultiplyAdd(encoder, At(p, 5), TLanes.MultiplyAdd(decoder, At(r, 5), s5));
            s6 = TLanes.MultiplyAdd(encoder, At(p, 6), TLanes.MultiplyAdd(decoder, At(r, 6), s6));
        }

        TLanes.Store(s0, gradient);
        TLanes.Store(s1, gradient + TLanes.Count);
        TLanes.Store(s2, gradient + 2 * TLanes.Count);
        TLanes.Store(s3, gradient + 3 * TLanes.Count);
        TLanes.Store(s4, gradient + 4 * TLanes.Count);
        TLanes.Store(s5, gradient + 5 * TLanes.Count);
        TLanes.Store(s6, gradient + 6 * TLanes.Count);
    }

    private static void SumRegister(ReadOnlySpan<GradientTerm> terms, float* residuals, float* x, nint stride, float* gradient)
    {
        TVector sum = TLanes.Load(gradient);
        foreach (ref readonly GradientTerm term in terms)
        {
            sum = TLanes.MultiplyAdd(TLanes.Broadcast(term.Decoder), At(residuals + term.Image * stride, 0), sum);
            sum = TLanes.MultiplyAdd(TLanes.Broadcast(term.Encoder), At(x + term.Image * stride, 0), sum);
        }

        TLanes.Store(sum, gradient);
    }

    private static void SumColumn(ReadOnlySpan<GradientTerm> terms, float* residuals, float* x, nint stride, float* gradient)
    {
        float sum = *gradient;
        foreach (ref readonly GradientTerm term in terms)
        {
            sum = MathF.FusedMultiplyAdd(term.Decoder, residuals[term.Image * stride], sum);
            sum = MathF.FusedMultiplyAdd(term.Encoder, x[term.Image * stride], sum);
        }

        *gradient = sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector At(float* row, int register) => TLanes.Load(row + register * TLanes.Count);
}
