using ResearchPipeline.Bench.Studies;
using ResearchPipeline.Compute;

namespace ResearchPipeline.Bench.Tests;

public sealed class StudyCaseTests
{
    [Fact]
    public void Every_kind_of_learner_of_the_classic_studies_is_timed_with_the_sizes_of_its_arm() => StudyCase.All
        .Select(one => FormattableString.Invariant($"{one.Name}, {one.Batch}"))
        .ShouldBe(
        [
            "kl-sparse, study (784-256-784 by adam), 100",
            "kl-sparse, lbfgs-100 (784-256-784 by l-bfgs), 5000",
            "autoencoders, study (784-64-784 by adam), 128",
            "autoencoders, deep (784-256-32-256-784 by adam), 128",
            "autoencoders, noise-0.3 (784-256-784 by adam), 128",
            "autoencoders, masking-0.3 (784-256-784 by adam), 128",
            "autoencoders, l1-0.1 (784-256-784 by adam), 128",
            "autoencoders, variational-20 (784-400-20-400-784 by adam), 128",
            "stacked, layer-1 (784-784-784 by l-bfgs), 2000",
            "kl-sparse, probe (256-10 by l-bfgs), 60000",
            "stacked, study (784-784-784-10 by adam), 200",
        ]);

    [Fact]
    public void A_short_case_of_l_bfgs_sees_no_more_images_than_it_is_given_and_no_more_than_its_arm() => StudyCase.All
        .Where(one => one.Optimizer == "l-bfgs")
        .Select(one => one.Short(7_000, 10).Batch)
        .ShouldBe([5_000, 2_000, 7_000]);

    [Fact]
    public void Multiply_adds_are_those_of_both_directions_and_of_no_slope_that_nobody_needs()
    {
        using IBackend backend = Backends.Create("reference", 1);
        StudyCase.All[0].MultiplyAdds(backend).ShouldBe(2 * 784 * 256 + 3 * 256 * 784);
        StudyCase.All[^1].MultiplyAdds(backend).ShouldBe(2 * 784 * 784 + 3 * 784 * 784 + 3 * 784 * 10);
    }

    [Fact]
    public void What_is_in_no_operation_is_bringing_images()
    {
        StudyTime time = new(8, 100, new Dictionary<string, double> { ["Accumulate"] = 4, ["Adam"] = 1 }, default);
        time.Rate.ShouldBe(12.5);
        time.ProductShare.ShouldBe(0.5);
        time.Others.ShouldBe([("images", 0.375), ("Adam", 0.125)]);
    }
}
