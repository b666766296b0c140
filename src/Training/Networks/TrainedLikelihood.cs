using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Networks;

/// <summary>
/// A member that makes the probabilities of pixels of codes: how probable it holds images to be that its codes stand for. From the logits a of a code
/// ln p(x|z) = Σ x·a - ln(1 + eᵃ) over pixels, so that nothing is lost where a probability is near 0 or 1.
/// </summary>
public sealed class TrainedLikelihood
{
    private readonly IArithmetic<float> _arithmetic;
    private readonly BlockChain<float> _decoder;
    private readonly int _capacity;
    private readonly View<float> _codes, _image, _terms;
    private readonly View<double> _sums;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="learner">What it is: it makes pixels, by a sigmoid.</param>
    /// <param name="tensors">The file of its weights.</param>
    /// <param name="origin">What errors call that.</param>
    /// <param name="pixels">Of an image.</param>
    /// <param name="member">0, 1, …</param>
    /// <param name="capacity">Codes at once, at most.</param>
    /// <exception cref="DataException">A tensor is missing, or of another shape.</exception>
    public TrainedLikelihood(IArithmetic<float> arithmetic, Learner learner, IReadOnlyDictionary<string, TensorView> tensors, string origin, int pixels, int member, int capacity)
    {
        (_arithmetic, _capacity) = (arithmetic, capacity);
        ParameterSet<float> parameters = new(arithmetic);
        _decoder = new BlockChain<float>([.. new AutoencoderChain<float>(arithmetic, parameters, "", learner, learner.Inputs(pixels), capacity).Decoder(toLogits: true)]);
        (_codes, _sums) = (arithmetic.Zeros(capacity, learner.Latents()), arithmetic.ZeroSums(capacity, 1));
        (_image, _terms) = (arithmetic.Zeros(1, pixels), arithmetic.Zeros(capacity, pixels));
        NetworkFile.Fill(arithmetic, tensors, origin, parameters.All.Select(parameter => (parameter, parameter.Name)), member);
    }

    /// <summary>ln p(x|z) in nats of images and codes, summed over pixels in binary64.</summary>
    /// <param name="images">Images × pixels, intensities 0 to 1.</param>
    /// <param name="codes">As many codes for each image, image after image.</param>
    /// <param name="values">One number for each code.</param>
    public void LogOf(Matrix images, Matrix codes, Span<double> values)
    {
        for (int first = 0; first < codes.Rows; first += _capacity)
        {
            int count = Math.Min(_capacity, codes.Rows - first);
            View<float> some = _codes.RowsFrom(0, count);
            _arithmetic.Write(codes.Values.Slice(first * codes.Columns, count * codes.Columns), some);
            View<float> logits = _decoder.Forward(some);
            _arithmetic.Apply(Function.Softplus, logits, _terms.RowsFrom(0, count));
            Compare(images, codes.Rows / images.Rows, first, logits);
            _arithmetic.RowSums(_terms.RowsFrom(0, count), _sums.RowsFrom(0, count));
            _arithmetic.ReadSums(_sums.RowsFrom(0, count), values.Slice(first, count));
        }

        // What was summed is ln(1 + eᵃ) - x·a.
        foreach (ref double value in values[..codes.Rows])
        {
            value = -value;
        }
    }

    // ln(1 + eᵃ) becomes ln(1 + eᵃ) - x·a, x of the image that a code is of. The codes of an image lie together; its row stands for as many.
    private void Compare(Matrix images, int codesOfImage, int first, View<float> logits)
    {
        for (int row = 0; row < logits.Rows;)
        {
            int image = (first + row) / codesOfImage;
            int count = Math.Min(logits.Rows, (image + 1) * codesOfImage - first) - row;
            _arithmetic.Write(images.Row(image), _image);
            View<float> terms = _terms.RowsFrom(row, count);
            _arithmetic.Combine(Formula.LessProduct, default, _image with { Rows = count, RowStride = 0 }, logits.RowsFrom(row, count), terms, terms);
            row += count;
        }
    }
}
