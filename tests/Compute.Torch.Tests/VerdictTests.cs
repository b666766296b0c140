namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>What is said in the end.</summary>
public sealed class VerdictTests
{
    private static readonly Finding Near = new("train", "loss", 1, 1.001, 0.001, 0.01, "rounding");
    private static readonly Finding Far = new("evaluate", "mse", 1, 2, 1, 0.5, "spread over 5 members");

    [Fact]
    public void All_that_is_explained_is_replicated() => Of(Near).Verdict().ShouldBe("smoke: replicated (1 comparisons, libtorch in single on cpu).");

    [Fact]
    public void The_first_that_is_not_is_named_with_its_values()
    {
        Of(Near, Far).Holds.ShouldBeFalse();
        Of(Near, Far).Verdict().ShouldBe("smoke: parts. evaluate: mse: ours 1, libtorch 2, distance 1 beyond 0.5 (spread over 5 members)");
    }

    [Fact]
    public void Nothing_compared_is_not_replicated()
    {
        Of().Holds.ShouldBeFalse();
        Of().Verdict().ShouldBe("smoke: nothing was compared (train keeps its first weights).");
    }

    [Fact]
    public void A_distance_that_is_no_number_is_not_explained() => (Far with { Distance = double.NaN }).Holds.ShouldBeFalse();

    [Theory]
    [InlineData("--study=smok", "There is no study \"smok\"")]
    [InlineData("--threads=0", "--threads is \"0\"; expected a whole number from 1.")]
    [InlineData("--numbers=half", "--numbers is \"half\"; expected single or double or bf16 or fp16.")]
    [InlineData("--colour=red", "\"--colour=red\" is not understood.")]
    public void A_wrong_word_is_named(string word, string message) =>
        Should.Throw<ArgumentException>(() => ReplicationOptions.Of(["--study=smoke", "--run=a", "--output=b", word])).Message.ShouldStartWith(message);

    private static Replication Of(params Finding[] findings) => new("smoke", "single", "cpu", findings, findings.Length == 0 ? ["train keeps its first weights"] : []);
}
