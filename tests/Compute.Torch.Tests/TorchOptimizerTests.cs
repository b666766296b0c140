using ResearchPipeline.Specification;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>Our use of libtorch's operations for Adam beside libtorch's own Adam.</summary>
public sealed class TorchOptimizerTests
{
    [Fact]
    public void Adam_is_libtorchs_own()
    {
        Libtorch.Require();
        Study study = SmallEnsemble.Study("training.adam.learning-rate=0.01", "training.adam.beta2=0.98");
        float[] start = [0.3f, -1.2f, 4f, 0f, 1e-3f];
        using Tensor ours = tensor(start).to(ScalarType.Float64);
        using TorchSharp.Modules.Parameter theirs = nn.Parameter(tensor(start).to(ScalarType.Float64));
        TorchOptimizer optimizer = new(study.Learner.Training, [ours], steps: 7);
        using TorchSharp.Modules.Adam adam = optim.Adam([theirs], lr: 0.01, beta1: 0.9, beta2: 0.98, eps: 1e-8);
        for (int time = 1; time <= 7; time++)
        {
            adam.zero_grad();
            (theirs.pow(2) * (time - 3)).sum().backward();
            adam.step();
            optimizer.Move([2 * (time - 3) * ours], time, epoch: 0);
            Numbers.ReadWide(ours).Zip(Numbers.ReadWide(theirs)).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
        }

        Numbers.ReadWide(ours)[0].ShouldNotBe(start[0]);
    }
}
