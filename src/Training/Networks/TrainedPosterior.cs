using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Networks;

/// <summary>A member whose codes are drawn: from images to the distributions of their codes, normal with independent latents (Kingma and Welling 2014).</summary>
public sealed class TrainedPosterior
{
    private readonly IArithmetic<float> _arithmetic;
    private readonly BlockChain<float> _encoder;
    private readonly View<float> _inputs;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="learner">What it is; its code is Gaussian.</param>
    /// <param name="tensors">The file of its weights.</param>
    /// <param name="origin">What errors call that.</param>
    /// <param name="pixels">Of an image.</param>
    /// <param name="member">0, 1, …</param>
    /// <param name="capacity">Images at once, at most.</param>
    /// <exception cref="DataException">A tensor is missing, or of another shape.</exception>
    public TrainedPosterior(IArithmetic<float> arithmetic, Learner learner, IReadOnlyDictionary<string, TensorView> tensors, string origin, int pixels, int member, int capacity)
    {
        _arithmetic = arithmetic;
        ParameterSet<float> parameters = new(arithmetic);
        _encoder = new BlockChain<float>(
        [
            .. learner.AllBelow().Reverse().SelectMany(below => Chain(below.Learner, below.Prefix).Encoder(CodeUse.Features, default)),
            .. Chain(learner, "").Encoder(CodeUse.Distribution, default),
        ]);
        _inputs = arithmetic.Zeros(capacity, pixels);
        NetworkFile.Fill(arithmetic, tensors, origin, parameters.All.Select(parameter => (parameter, parameter.Name)), member);

        AutoencoderChain<float> Chain(Learner one, string prefix) => new(arithmetic, parameters, prefix, one, one.Inputs(pixels), capacity);
    }

    /// <summary>The distributions of the codes of images.</summary>
    /// <param name="images">Images × pixels.</param>
    /// <param name="means">Images × latents.</param>
    /// <param name="logVariances">The same, natural logarithms.</param>
    public void Of(ReadOnlySpan<float> images, Matrix means, Matrix logVariances)
    {
        View<float> inputs = _inputs.RowsFrom(0, means.Rows);
        _arithmetic.Write(images, inputs);
        View<float> both = _encoder.Forward(inputs);
        _arithmetic.Read(both.ColumnsFrom(0, means.Columns), means.Values);
        _arithmetic.Read(both.ColumnsFrom(means.Columns, means.Columns), logVariances.Values);
    }
}
