using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Networks;

/// <summary>What learners below that learn no more make of images, their codes or the images again: computed once for all images, which takes 4 bytes for each number of each.</summary>
internal sealed class FrozenInputs : ITrainingInputs
{
    private const int ImagesAtOnce = 500;
    private readonly float[][] _seen;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="below">From pixels to what is seen; room for 500 images.</param>
    /// <param name="pixels">The images.</param>
    public FrozenInputs(IArithmetic<float> arithmetic, BlockChain<float> below, ITrainingInputs pixels)
    {
        _seen = new float[pixels.Images][];
        float[] staged = new float[ImagesAtOnce * pixels.Width];
        View<float> inputs = arithmetic.Zeros(ImagesAtOnce, pixels.Width);
        for (int first = 0; first < _seen.Length; first += ImagesAtOnce)
        {
            int count = Math.Min(ImagesAtOnce, _seen.Length - first);
            for (int i = 0; i < count; i++)
            {
                pixels.Copy(first + i, staged.AsSpan(i * pixels.Width, pixels.Width));
            }

            arithmetic.Write(staged.AsSpan(0, count * pixels.Width), inputs.RowsFrom(0, count));
            View<float> seen = below.Forward(inputs.RowsFrom(0, count));
            for (int i = 0; i < count; i++)
            {
                arithmetic.Read(seen.RowsFrom(i, 1), _seen[first + i] = new float[seen.Columns]);
            }
        }
    }

    /// <summary>Images that pass at once.</summary>
    public static int Capacity => ImagesAtOnce;

    public int Images => _seen.Length;

    public int Width => _seen[0].Length;

    public void Copy(int image, Span<float> target) => _seen[image].CopyTo(target);

    public ReadOnlySpan<float> Of(int image, Span<float> room) => _seen[image];
}
