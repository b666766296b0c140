using System.Runtime.CompilerServices;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// The sum of <see cref="GradientKernel{TVector, TLanes}"/> for four features at a time, which share what is read of an image, over a strip
/// of columns that the images have side by side: residuals, then pixels.
/// </summary>
internal static unsafe class FourGradientsKernel<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>Columns of a whole strip.</summary>
    public static int Columns => Registers * TLanes.Count;

    private const int Registers = 3;

    /// <summary>gradients[p · stride + i] = the sum for feature p, images ascending, from what it is, for i below <paramref name="columns"/>.</summary>
    /// <param name="terms"><see cref="FourTerms.Numbers"/> an image.</param>
    /// <param name="images">Number of images.</param>
    /// <param name="strip">Twice <paramref name="columns"/> numbers an image.</param>
    /// <param name="columns">Columns of the strip, at most <see cref="Columns"/>.</param>
    /// <param name="gradients">Four rows.</param>
    /// <param name="stride">From one of them to the next.</param>
    /// <param name="everyImage">Whether every feature has every image, so that the masks need no look.</param>
    public static void Sum(float* terms, int images, float* strip, int columns, float* gradients, nint stride, bool everyImage)
    {
        if (columns == Columns && everyImage)
        {
            SumStrip<EveryImage>(terms, images, strip, gradients, stride);
            return;
        }

        if (columns == Columns)
        {
            SumStrip<ImagesOfMask>(terms, images, strip, gradients, stride);
            return;
        }

        for (int p = 0; p < FourTerms.Features; p++)
        {
            int i = 0;
            for (; i <= columns - TLanes.Count; i += TLanes.Count)
            {
                SumRegister(terms + p, images, strip + i, columns, gradients + p * stride + i);
            }

            for (; i < columns; i++)
            {
                SumColumn(terms + p, images, strip + i, columns, gradients + p * stride + i);
            }
        }
    }

    // Written out, because a loop over accumulators would spill them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumStrip<TImages>(float* terms, int images, float* strip, float* gradients, nint stride)
        where TImages : struct, IImages
    {
        TVector a0 = At(gradients, 0), a1 = At(gradients, 1), a2 = At(gradients, 2);
        TVector b0 = At(gradients + stride, 0), b1 = At(gradients + stride, 1), b2 = At(gradients + stride, 2);
        TVector c0 = At(gradients + 2 * stride, 0), c1 = At(gradients + 2 * stride, 1), c2 = At(gradients + 2 * stride, 2);
        TVector d0 = At(gradients + 3 * stride, 0), d1 = At(gradients + 3 * stride, 1), d2 = At(gradients + 3 * stride, 2);
        for (int image = 0; image < images; image++)
        {
            float* t = terms + image * FourTerms.Numbers;
            float* r = strip + image * 2 * Registers * TLanes.Count;
            TVector r0 = At(r, 0), r1 = At(r, 1), r2 = At(r, 2), v0 = At(r, 3), v1 = At(r, 4), v2 = At(r, 5);
            TVector decoder = TLanes.Broadcast(t[0]), encoder = TLanes.Broadcast(t[4]), mask = TLanes.Broadcast(t[8]);
            a0 = Add<TImages>(mask, decoder, encoder, r0, v0, a0);
            a1 = Add<TImages>(mask, decoder, encoder, r1, v1, a1);
            a2 = Add<TImages>(mask, decoder, encoder, r2, v2, a2);
            (decoder, encoder, mask) = (TLanes.Broadcast(t[1]), TLanes.Broadcast(t[5]), TLanes.Broadcast(t[9]));
            b0 = Add<TImages>(mask, decoder, encoder, r0, v0, b0);
            b1 = Add<TImages>(mask, decoder, encoder, r1, v1, b1);
            b2 = Add<TImages>(mask, decoder, encoder, r2, v2, b2);
            (decoder, encoder, mask) = (TLanes.Broadcast(t[2]), TLanes.Broadcast(t[6]), TLanes.Broadcast(t[10]));
            c0 = Add<TImages>(mask, decoder, encoder, r0, v0, c0);
            c1 = Add<TImages>(mask, decoder, encoder, r1, v1, c1);
            c2 = Add<TImages>(mask, decoder, encoder, r2, v2, c2);
            (decoder, encoder, mask) = (TLanes.Broadcast(t[3]), TLanes.Broadcast(t[7]), TLanes.Broadcast(t[11]));
            d0 = Add<TImages>(mask, decoder, encoder, r0, v0, d0);
            d1 = Add<TImages>(mask, decoder, encoder, r1, v1, d1);
            d2 = Add<TImages>(mask, decoder, encoder, r2, v2, d2);
        }

        Store(a0, a1, a2, gradients);
        Store(b0, b1, b2, gradients + stride);
        Store(c0, c1, c2, gradients + 2 * stride);
        Store(d0, d1, d2, gradients + 3 * stride);
    }

    private static void SumRegister(float* terms, int images, float* strip, int columns, float* gradient)
    {
        TVector sum = TLanes.Load(gradient);
        for (int image = 0; image < images; image++)
        {
            float* t = terms + image * FourTerms.Numbers;
            float* r = strip + image * 2 * columns;
            sum = Add<ImagesOfMask>(TLanes.Broadcast(t[8]), TLanes.Broadcast(t[0]), TLanes.Broadcast(t[4]), TLanes.Load(r), TLanes.Load(r + columns), sum);
        }

        TLanes.Store(sum, gradient);
    }

    private static void SumColumn(float* terms, int images, float* strip, int columns, float* gradient)
    {
        float sum = *gradient;
        for (int image = 0; image < images; image++)
        {
            float* t = terms + image * FourTerms.Numbers;
            float* r = strip + image * 2 * columns;
            if (BitConverter.SingleToInt32Bits(t[8]) != 0)
            {
                sum = MathF.FusedMultiplyAdd(t[4], r[columns], MathF.FusedMultiplyAdd(t[0], *r, sum));
            }
        }

        *gradient = sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add<TImages>(TVector mask, TVector decoder, TVector encoder, TVector residual, TVector pixels, TVector sum)
        where TImages : struct, IImages
    {
        TVector added = TLanes.MultiplyAdd(encoder, pixels, TLanes.MultiplyAdd(decoder, residual, sum));
        return TImages.AreMasked ? TLanes.Select(mask, added, sum) : added;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector At(float* row, int register) => TLanes.Load(row + register * TLanes.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector s0, TVector s1, TVector s2, float* gradient)
    {
        TLanes.Store(s0, gradient);
        TLanes.Store(s1, gradient + TLanes.Count);
        TLanes.Store(s2, gradient + 2 * TLanes.Count);
    }

    // Known when the loop is compiled, so that it has no branch.
    private interface IImages
    {
        static abstract bool AreMasked { get; }
    }

    private readonly struct ImagesOfMask : IImages
    {
        public static bool AreMasked => true;
    }

    private readonly struct EveryImage : IImages
    {
        public static bool AreMasked => false;
    }
}
