namespace ResearchPipeline.Compute.Tests;

public sealed class LossScaleTests
{
    [Fact]
    public void Three_members_by_hand()
    {
        LossScale scale = LossScale.For(members: 3, images: 10, inputs: 4, latents: 5, lambda: 0.6);
        scale.Residual.ShouldBe(2.0 / 120);
        scale.Disagreement.ShouldBe(4 * 0.6 / (3 * 2 * 10 * 5), 1e-15);
    }

    [Fact]
    public void One_member_has_nobody_to_disagree_with() => LossScale.For(1, 10, 4, 5, 0.6).Disagreement.ShouldBe(0);
}
