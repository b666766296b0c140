using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>A step as its users would write it: dense products, topk and scatter, autograd, libtorch's Adam.</summary>
internal sealed class DenseStep
{
    private readonly PlainShape _shape;
    private readonly bool _overPairs;
    private readonly TorchSharp.Modules.Parameter _weights;
    private readonly TorchSharp.Modules.Adam _adam;

    /// <param name="shape">What learns.</param>
    /// <param name="overPairs">Whether the consistency term is summed over pairs, as it is written, not by its closed form.</param>
    public DenseStep(PlainShape shape, bool overPairs)
    {
        (_shape, _overPairs) = (shape, overPairs);
        _weights = nn.Parameter(shape.Weights());
        _adam = optim.Adam([_weights], lr: 1e-3);
    }

    /// <summary>Learns from images × pixels.</summary>
    public void Run(Tensor x)
    {
        Tensor preactivations = matmul(x, _weights.transpose(1, 2));
        (Tensor values, Tensor indices) = preactivations.topk(_shape.K, -1);
        Tensor codes = zeros_like(preactivations, requires_grad: false).scatter(-1, indices, values);
        Tensor error = (bmm(codes, _weights) - x).pow(2).mean();
        Tensor loss = error + ConsistencyOf(codes) * _shape.Weight;
        _adam.zero_grad();
        loss.backward();
        _adam.step();
        _ = error.item<float>();
    }

    private Tensor ConsistencyOf(Tensor codes)
    {
        double pairs = _shape.Members * (_shape.Members - 1) / 2.0;
        if (!_overPairs)
        {
            Tensor sum = codes.sum([0]);
            return (_shape.Members * codes.pow(2).sum() - sum.pow(2).sum()) / (pairs * sum.numel());
        }

        List<Tensor> terms = [];
        for (int a = 0; a < _shape.Members; a++)
        {
            for (int b = a + 1; b < _shape.Members; b++)
            {
                terms.Add((codes[a] - codes[b]).pow(2).mean());
            }
        }

        return stack(terms).mean();
    }
}
