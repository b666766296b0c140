using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Tests.Blocks;

public sealed class AbsoluteCodePenaltyTests
{
    [Fact]
    public void At_zero_of_either_sign_it_has_no_slope()
    {
        ReferenceArithmetic<float> arithmetic = new();
        AbsoluteCodePenalty<float> penalty = new(arithmetic, new LossTerm("l1", "L1", 3), latents: 3, capacity: 2);
        Pass pass = new(1, 0, 0, 2, Sweep.Only);
        penalty.BeginBatch();
        penalty.Forward(View.Of<float>([0, -0f, 2, -4, 0, -0f], 2, 3), pass);
        View<float> slope = View.Of<float>([10, 20, 30, 40, 50, 60], 2, 3);
        penalty.Backward(slope, pass).Values.ToArray().ShouldBe([10, 20, 31.5f, 38.5f, 50, 60]);
        penalty.Value().ShouldBe(3);
    }
}
