using System.Runtime.InteropServices;
using ResearchPipeline.Files;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>What is said of a failure.</summary>
public sealed class FailureTests
{
    [Fact]
    public void Memory_that_libtorch_does_not_get_is_said_with_what_to_do()
    {
        Libtorch.Require();
        ExternalException failure = Should.Throw<ExternalException>(() => TorchSharp.torch.zeros([1L << 50], TorchSharp.torch.ScalarType.Float64));
        string message = Failure.Message(failure).ShouldNotBeNull();
        message.ShouldStartWith("There is not enough memory (");
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void Of_libtorchs_own_failure_its_stack_is_left_out()
    {
        Libtorch.Require();
        ExternalException failure = Should.Throw<ExternalException>(() => TorchSharp.torch.ones(2).add(TorchSharp.torch.ones(3)));
        failure.Message.ShouldContain("\n");
        string message = Failure.Message(failure).ShouldNotBeNull();
        message.ShouldContain("size of tensor");
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_file_of_another_form_is_said_to_be_so() =>
        Failure.Message(new KeyNotFoundException("The given key 'curves.steps' was not present in the dictionary.")).ShouldNotBeNull().ShouldStartWith("A file of the run is not what a stage of this study writes (The given key 'curves.steps'");

    [Fact]
    public void What_has_a_message_of_its_own_keeps_it() => Failure.Message(new DataException("It is empty. Delete it.")).ShouldBe("It is empty. Delete it.");

    [Fact]
    public void A_fault_of_the_program_keeps_its_trace() => Failure.Message(new NotSupportedException("No.")).ShouldBeNull();
}
