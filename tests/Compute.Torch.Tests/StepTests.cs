using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>The fast formulation of a step that the bench times is the slow one.</summary>
public sealed class StepTests
{
    [Theory]
    [InlineData(1, 13, 3)]
    [InlineData(3, 13, 3)]
    [InlineData(2, 130, 7)]
    public void The_sparse_gradient_is_that_of_autograd(int members, int latents, int k)
    {
        Libtorch.Require();
        PlainShape shape = new(members, latents, Pixels: 11, k, Weight: 0.3);
        SparseStep step = new(shape, images: 5);
        using Tensor x = arange(55).reshape(5, 11).to(ScalarType.Float32) % 7 / 7;
        using Tensor weights = step.Weights.clone().reshape(members, latents, 11).requires_grad_();
        using Tensor preactivations = matmul(x, weights.transpose(1, 2));
        (Tensor values, Tensor indices) = preactivations.topk(k, -1);
        using Tensor codes = zeros_like(preactivations, requires_grad: false).scatter(-1, indices, values);
        Tensor loss = (bmm(codes, weights) - x).pow(2).mean();
        for (int a = 0; a < members; a++)
        {
            for (int b = a + 1; b < members; b++)
            {
                loss += (codes[a] - codes[b]).pow(2).mean() * (shape.Weight / (members * (members - 1) / 2.0));
            }
        }

        float[] expected = Numbers.Read(autograd.grad([loss], [weights])[0]);
        step.Run(x);
        float[] found = Numbers.Read(step.Gradient);
        found.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
        expected.ShouldContain(value => Math.Abs(value) > 1e-3);
        Numbers.Read(step.Weights).ShouldNotBe(Numbers.Read(weights));
    }
}
