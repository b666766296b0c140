using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Tests.Listing;

/// <summary>What a run is called.</summary>
public sealed class RunTagTests
{
    private static readonly Change[] Changes =
    [
        new("model.k", "50", "25"), new("training.consistency-weight", "0.003", "0.1"), new("training.optimizer", "adam", "momentum 0.1 0.9"), new("dataset.judged-by", "test", "validation"), new("training.adam.beta2", "0.999", ""),
    ];

    [Fact]
    public void A_tag_is_short_and_can_be_typed() => RunTag.Of(Changes).ShouldBe("k25-lambda0.1-optimizermomentum_0.1_0.9-validation-beta2");

    [Fact]
    public void Words_say_from_what_to_what() =>
        RunTag.Words(Changes).ShouldBe("k 50 → 25, λ 0.003 → 0.1, training.optimizer adam → momentum 0.1 0.9, dataset.judged-by test → validation, training.adam.beta2 0.999 → none");

    [Fact]
    public void A_study_as_it_is_written_has_no_tag()
    {
        RunTag.Of([]).ShouldBeEmpty();
        RunTag.Words([]).ShouldBe("as written");
    }

    [Theory]
    [InlineData("sparser", true)]
    [InlineData("k25.λ", false)]
    [InlineData("", false)]
    [InlineData("../up", false)]
    [InlineData("-k", false)]
    public void A_name_that_is_given_is_of_letters_digits_dots_and_hyphens(string name, bool isTaken) => RunName.IsName(name).ShouldBe(isTaken);
}
