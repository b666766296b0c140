using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Capabilities;

public sealed class CapabilityTests
{
    [Fact]
    public void A_model_can_do_what_it_implements_and_what_its_members_do()
    {
        Capability.Has(typeof(Halving), typeof(IReconstructs)).ShouldBeTrue();
        Capability.Has(typeof(Halving), typeof(IReconstructs), typeof(IEncodes)).ShouldBeFalse();
        Capability.Has(typeof(TwoSamplers), typeof(ISamples), typeof(IHasMembers<object>)).ShouldBeTrue();
        Capability.Has(typeof(TwoSamplers), typeof(IClassifies)).ShouldBeFalse();
        Capability.Has(typeof(OnlyTogether), typeof(IClassifies)).ShouldBeFalse();
        Capability.Has(typeof(object)).ShouldBeTrue();
    }

    [Fact]
    public void A_trained_ensemble_reconstructs_encodes_and_has_features_members_and_a_history() =>
        Capability.Has(typeof(TrainedEnsemble), typeof(IReconstructs), typeof(IEncodes), typeof(IHasFeatures), typeof(IHasMembers<object>), typeof(IHasHistory)).ShouldBeTrue();

    [Fact]
    public void Only_a_model_of_members_can_do_something_as_a_whole()
    {
        Capability.HasAsWhole(typeof(TwoClassifiers), typeof(IClassifies)).ShouldBeTrue();
        Capability.HasAsWhole(typeof(TwoSamplers), typeof(ISamples)).ShouldBeFalse();
        Capability.HasAsWhole(typeof(Halving), typeof(IReconstructs)).ShouldBeFalse();
    }

    [Fact]
    public void A_model_without_members_is_its_own()
    {
        Halving halving = new();
        Capability.OfMembers<IReconstructs>(halving).ShouldBe([halving]);
        Capability.OfMembers<IEncodes>(halving).ShouldBeEmpty();
        Capability.OfWhole<IReconstructs>(halving).ShouldBeNull();
    }

    [Fact]
    public void Members_and_their_whole_are_told_apart()
    {
        TwoClassifiers two = new();
        Capability.OfMembers<IClassifies>(two).ShouldBe(two.Members);
        Capability.OfWhole<IClassifies>(two).ShouldBe(two);
        Capability.OfWhole<ISamples>(new TwoSamplers()).ShouldBeNull();
    }
}
