using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The program that has libtorch: where it is, and how it ended.</summary>
public sealed class LibtorchTests
{
    [Theory]
    [InlineData("torch-cuda", "cuda", "auto")]
    [InlineData("auto", "cpu", "auto")]
    [InlineData("reference", "cpu", "reference")]
    public void A_device_of_libtorch_is_none_of_ours(string device, string libtorch, string ours)
    {
        RunOptions options = RunOptions.Of(new Dictionary<string, string> { ["study"] = "smoke", ["device"] = device });
        Libtorch.Of(options).Device.ShouldBe(libtorch);
        Libtorch.Ours(options).Device.ShouldBe(ours);
    }

    [Fact]
    public void Where_it_is_not_built_for_CUDA_one_paragraph_says_how_it_would_be()
    {
        string message = Should.Throw<StageException>(() => new Libtorch("cuda").Require("Replicate")).Message;
        message.ShouldContain("To restore and build it, which takes some gigabytes from a feed that has TorchSharp-cuda-linux: dotnet cake --target=Replicate --device=torch-cuda.");
        message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData(137, "no memory left")]
    [InlineData(139, "signal 11")]
    [InlineData(134, "signal 6")]
    [InlineData(1, "exit code 1")]
    public void How_it_ended_is_said_with_what_to_do(int exitCode, string said) =>
        Should.Throw<StageException>(() => Libtorch.RequireDone(exitCode, "the replication")).Message.ShouldContain(said);

    [Fact]
    public void A_signal_of_the_user_is_no_failure()
    {
        Should.Throw<OperationCanceledException>(() => Libtorch.RequireDone(130, "the replication"));
        Libtorch.RequireDone(0, "the replication");
        Should.Throw<StageException>(() => Libtorch.RequireDone(null, "the replication")).Message.ShouldContain("PATH");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("verify")]
    [InlineData("arms")]
    public void No_other_command_computes_there(string command)
    {
        (int exitCode, _, string error) = Cli.Run(command, "--study=smoke", "--device=torch-cuda");
        exitCode.ShouldBe(2);
        error.TrimEnd().ShouldBe($"error: --device=torch-cuda is not for {command}: libtorch computes replicate and mixed-precision, and nothing else.");
    }

    [Fact]
    public void Replicating_a_study_that_compares_no_such_arm_exits_with_2()
    {
        (int exitCode, _, string error) = Cli.Run("replicate", "--study=smoke", "--arm=half-sum");
        exitCode.ShouldBe(2);
        error.TrimEnd().ShouldBe("error: The study smoke has no arms, so --arm names none.");
    }
}
