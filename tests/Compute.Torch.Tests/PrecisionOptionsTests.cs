namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>What a comparison of numbers may be asked for.</summary>
public sealed class PrecisionOptionsTests
{
    [Fact]
    public void All_numbers_and_three_seeds_are_taken_unless_given()
    {
        PrecisionOptions options = PrecisionOptions.Of(["--study=smoke", "--run=a", "--output=b", "--set=seed=7"]);
        options.Numbers.ShouldBe(["single", "double", "bf16", "fp16"]);
        (options.Seeds, options.Study.Seed, options.Device).ShouldBe((3, 7UL, "cpu"));
    }

    [Theory]
    [InlineData("--numbers=bf16", "--numbers is \"bf16\"; expected at least two, the first to hold the others against.")]
    [InlineData("--numbers=single,half", "--numbers is \"single,half\"; expected some of single, double, bf16, fp16, each once, with commas between them.")]
    [InlineData("--numbers=bf16,bf16", "--numbers is \"bf16,bf16\"; expected some of single, double, bf16, fp16, each once, with commas between them.")]
    [InlineData("--seeds=1", "--seeds is \"1\"; expected at least 2, for one has no spread.")]
    [InlineData("--wide-steps=3", "\"--wide-steps=3\" is not understood.")]
    public void A_wrong_word_is_named(string word, string message) =>
        Should.Throw<ArgumentException>(() => PrecisionOptions.Of(["--study=smoke", "--run=a", "--output=b", word])).Message.ShouldStartWith(message);
}
