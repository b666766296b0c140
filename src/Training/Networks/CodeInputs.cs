using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Networks;

/// <summary>Codes by learners below that learn no more: computed once for all images, which takes 4 bytes for each number of each.</summary>
internal sealed class CodeInputs : ITrainingInputs
{
    private const int ImagesAtOnce = 500;
    private readonly float[][] _codes;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="encoder">From pixels to codes; room for 500 images.</param>
    /// <param name="pixels">The images.</param>
    public CodeInputs(IArithmetic<float> arithmetic, BlockChain<float> encoder, ITrainingInputs pixels)
    {
        _codes = new float[pixels.Images][];
        float[] staged = new float[ImagesAtOnce * pixels.Width];
        View<float> inputs = arithmetic.Zeros(ImagesAtOnce, pixels.Width);
        for (int first = 0; first < _codes.Length; first += ImagesAtOnce)
        {
            int count = Math.Min(ImagesAtOnce, _codes.Length - first);
            for (int i = 0; i < count; i++)
            {
                pixels.Copy(first + i, staged.AsSpan(i * pixels.Width, pixels.Width));
            }

            arithmetic.Write(staged.AsSpan(0, count * pixels.Width), inputs.RowsFrom(0, count));
            View<float> codes = encoder.Forward(inputs.RowsFrom(0, count));
            for (int i = 0; i < count; i++)
            {
                arithmetic.Read(codes.RowsFrom(i, 1), _codes[first + i] = new float[codes.Columns]);
            }
        }
    }

    /// <summary>Images that pass the encoder at once.</summary>
    public static int Capacity => ImagesAtOnce;

    public int Images => _codes.Length;

    public int Width => _codes[0].Length;

    public void Copy(int image, Span<float> target) => _codes[image].CopyTo(target);

    public ReadOnlySpan<float> Of(int image, Span<float> room) => _codes[image];
}
