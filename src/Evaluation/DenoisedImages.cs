using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>How far corrupted images, and what each member makes of them, are from the clean ones: mean squared error over pixels, by image.</summary>
/// <param name="Noisy">Of the corrupted images.</param>
/// <param name="Clipped">Of the same with every pixel held to 0 … 1.</param>
/// <param name="Denoised">Of each member's reconstructions of the corrupted images.</param>
internal sealed record DenoisedImages(double[] Noisy, double[] Clipped, double[][] Denoised)
{
    /// <summary>Of a model that corrupts, and whose members reconstruct.</summary>
    public static DenoisedImages Of(object model, IReadOnlyList<ImageBatch> images, ulong seed)
    {
        IReconstructs[] members = Capability.OfMembers<IReconstructs>(model);
        int count = images[^1].End;
        DenoisedImages result = new(new double[count], new double[count], Array.ConvertAll(members, _ => new double[count]));
        foreach (ImageBatch batch in images)
        {
            ImageBatch corrupted = Corrupted((ICorrupts)model, batch, [.. Enumerable.Range(batch.First, batch.Rows)], seed);
            Matrix clipped = Clip(corrupted.Images);
            for (int row = 0; row < batch.Rows; row++)
            {
                result.Noisy[batch.First + row] = Error(batch, row, corrupted.Images);
                result.Clipped[batch.First + row] = Error(batch, row, clipped);
            }

            for (int member = 0; member < members.Length; member++)
            {
                Matrix denoised = members[member].Reconstruct(corrupted);
                for (int row = 0; row < batch.Rows; row++)
                {
                    result.Denoised[member][batch.First + row] = Error(batch, row, denoised);
                }
            }
        }

        return result;
    }

    /// <summary>A batch as the model corrupts it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="batch">Clean images.</param>
    /// <param name="numbers">Their numbers among the evaluated images.</param>
    /// <param name="seed">The study's.</param>
    public static ImageBatch Corrupted(ICorrupts model, ImageBatch batch, int[] numbers, ulong seed)
    {
        Matrix corrupted = new(batch.Rows, batch.Images.Columns);

        // An image's noise is its own: images can go to any thread.
        Parallel.For(0, batch.Rows, row => model.Corrupt(batch.Images.Row(row), numbers[row], seed, corrupted.Row(row)));
        return new ImageBatch(corrupted, batch.First);
    }

    /// <summary>Every pixel held to 0 … 1.</summary>
    public static Matrix Clip(Matrix images)
    {
        Matrix clipped = new(images.Rows, images.Columns);
        for (int i = 0; i < clipped.Values.Length; i++)
        {
            clipped.Values[i] = Math.Clamp(images.Values[i], 0, 1);
        }

        return clipped;
    }

    private static double Error(ImageBatch clean, int row, Matrix other) => SquaredError.ofImage(clean.Images.Row(row), other.Row(row)) / other.Columns;
}
