namespace ResearchPipeline.Metrics.Tests;

public sealed class NormalDivergenceTests
{
    private static readonly Func<double, double> LessOne = s => Math.Exp(s) - 1;

    // ½ (4 + 1/e + 1 - 1).
    [Fact]
    public void By_hand()
    {
        NormalDivergence.ofLatent(LessOne, 0, 0).ShouldBe(0, "the prior itself");
        NormalDivergence.ofLatent(LessOne, 3, 0).ShouldBe(4.5);
        NormalDivergence.ofLatent(LessOne, 2, -1).ShouldBe((4 + Math.Exp(-1)) / 2, 1e-15);
        NormalDivergence.ofCode(LessOne, [3f, 2f, 0f], [0f, -1f, 0f]).ShouldBe(4.5 + (4 + Math.Exp(-1)) / 2, 1e-15);
        NormalDivergence.ofCode(LessOne, [], []).ShouldBe(0);
    }

    // ½ (eˢ - 1 - s) is s²/4 + s³/12 + …, and 2.5e-15 for this s: all of it would be lost beside 1.
    [Fact]
    public void Little_is_not_lost_beside_much() =>
        NormalDivergence.ofLatent(s => s + s * s / 2 + s * s * s / 6, 0, 1e-7f).ShouldBe(2.5e-15, 1e-17);
}
