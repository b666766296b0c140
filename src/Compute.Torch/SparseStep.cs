using TorchSharp;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>
/// The same step as few multiplications as libtorch's operations allow. Decoding sums the rows of the active latents (an embedding bag); the slopes of codes are the dot products of
/// the same rows (that bag's backward); the gradient of the weights is a bag for each latent, of the residuals and images that have it, in the order of a sort. Only pre-activations are a dense product. Adam goes
/// over the weights in pieces that stay in the cache.
/// </summary>
internal sealed class SparseStep
{
    private const double Rate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;
    private const int RowsAtOnce = 64;
    private readonly PlainShape _shape;
    private readonly int _images;
    private readonly Tensor _weights;
    private readonly Tensor _first;
    private readonly Tensor _second;
    private readonly Tensor _rows;
    private readonly Tensor _offsets;
    private readonly Tensor _entryRows;
    private readonly Tensor _bagOffsets;
    private readonly Tensor _gradient;
    private long _time;

    /// <param name="shape">What learns.</param>
    /// <param name="images">Of a batch.</param>
    public SparseStep(PlainShape shape, int images)
    {
        (_shape, _images) = (shape, images);
        int codes = shape.Members * images;
        _weights = shape.Weights().reshape(shape.Members * shape.Latents, shape.Pixels).contiguous();
        (_first, _second, _gradient) = (zeros_like(_weights), zeros_like(_weights), zeros_like(_weights));
        _rows = zeros(codes + images, shape.Pixels);
        _offsets = (arange(shape.Members) * shape.Latents).reshape(-1, 1, 1);
        _bagOffsets = arange(codes) * shape.K;

        // Of each entry of a code: the row of its residual, and that of its image behind all residuals.
        Tensor code = arange(codes).unsqueeze(1).expand(codes, shape.K).flatten();
        _entryRows = stack([code, code.remainder(images) + codes], 1);
    }

    /// <summary>The weights, members × latents after each other, by pixels.</summary>
    public Tensor Weights => _weights;

    /// <summary>The gradient of the last step.</summary>
    public Tensor Gradient => _gradient;

    /// <summary>Learns from images × pixels.</summary>
    public void Run(Tensor x)
    {
        using Tensor error = Learn(x);
        _ = error.item<float>();
    }

    private Tensor Learn(Tensor x)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradients = no_grad();
        Tensor preactivations = x.matmul(_weights.t()).reshape(_images, _shape.Members, _shape.Latents).transpose(0, 1);
        (Tensor values, Tensor indices) = preactivations.topk(_shape.K, -1);
        Tensor places = (indices + _offsets).flatten();
        (Tensor residuals, Tensor slopes) = Decode(places, values.flatten(), x);
        double scale = 2.0 / ((double)_shape.Members * _images * _shape.Pixels);
        Tensor codeSlopes = slopes * scale + Disagreement(indices, values);
        _rows.narrow(0, 0, residuals.shape[0]).copy_(residuals);
        _rows.narrow(0, residuals.shape[0], _images).copy_(x);
        SumByLatent(places, values.flatten() * scale, codeSlopes);
        Update();
        return residuals.pow(2).mean().MoveToOuterDisposeScope();
    }

    // Reconstructions less their images, and the slope of half the sum of all squares by every number of a code.
    private (Tensor Residuals, Tensor Slopes) Decode(Tensor places, Tensor values, Tensor x)
    {
        using IDisposable gradients = enable_grad();
        Tensor known = values.detach().requires_grad_();
        Tensor sums = Bags(_weights, places, _bagOffsets, known);
        Tensor residuals = (sums.detach().reshape(_shape.Members, _images, _shape.Pixels) - x).reshape(-1, _shape.Pixels);
        Tensor slopes = autograd.grad([sums], [known], [residuals])[0];
        return (residuals, slopes);
    }

    private Tensor Disagreement(Tensor indices, Tensor values)
    {
        if (_shape.Members == 1)
        {
            return zeros_like(values).flatten();
        }

        Tensor sum = zeros(_images, _shape.Latents);
        for (int member = 0; member < _shape.Members; member++)
        {
            sum.scatter_add_(1, indices[member], values[member]);
        }

        Tensor others = sum.unsqueeze(0).expand(_shape.Members, _images, _shape.Latents).gather(-1, indices);
        double weight = 4 * _shape.Weight / ((double)_shape.Members * (_shape.Members - 1) * _images * _shape.Latents);
        return ((values * _shape.Members - others) * weight).flatten();
    }

    private void SumByLatent(Tensor places, Tensor decoded, Tensor encoded)
    {
        Tensor order = places.argsort();
        Tensor rows = _entryRows.index_select(0, order).flatten();
        Tensor weights = stack([decoded, encoded], 1).index_select(0, order).flatten();
        Tensor counts = places.bincount(null, _weights.shape[0]);
        Tensor offsets = (counts.cumsum(0) - counts) * 2;
        _gradient.copy_(Bags(_rows, rows, offsets, weights));
    }

    private static Tensor Bags(Tensor matrix, Tensor places, Tensor offsets, Tensor weights)
    {
        using TorchSharp.Modules.EmbeddingBag bags = nn.EmbeddingBag_from_pretrained(matrix, freeze: true, mode: EmbeddingBagMode.Sum);
        return bags.forward(places, offsets, weights);
    }

    private void Update()
    {
        _time++;
        double stepSize = Rate / (1 - Math.Pow(Beta1, _time));
        double root = Math.Sqrt(1 - Math.Pow(Beta2, _time));
        for (long row = 0; row < _weights.shape[0]; row += RowsAtOnce)
        {
            using DisposeScope scope = NewDisposeScope();
            long count = Math.Min(RowsAtOnce, _weights.shape[0] - row);
            Tensor gradient = _gradient.narrow(0, row, count);
            Tensor first = _first.narrow(0, row, count).mul_(Beta1).add_(gradient, alpha: 1 - Beta1);
            Tensor second = _second.narrow(0, row, count).mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
            _weights.narrow(0, row, count).addcdiv_(first, second.sqrt().div_(root).add_(Epsilon), -stepSize);
        }
    }
}
