using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Metrics.Tests;

public sealed class FalseDiscoveryTests
{
    // The example of Benjamini and Hochberg (1995): at 5 % their procedure rejects the first four.
    private static readonly double[] Paper =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1];

    [Fact]
    public void The_papers_example_rejects_four()
    {
        double[] qValues = FalseDiscovery.qValues(Paper);
        qValues.Count(q => q <= 0.05).ShouldBe(4);
        qValues[0].ShouldBe(0.0015, 1e-15);
        qValues[3].ShouldBe(0.0095 * 15 / 4, 1e-15);
        qValues[4].ShouldBe(0.0201 * 15 / 5, 1e-15);
        qValues[5].ShouldBe(0.0298 * 15 / 7, 1e-15, "0.0278 · 15 / 6 is larger than what the next place gives");
        qValues[14].ShouldBe(1);
    }

    [Fact]
    public void Order_does_not_matter_and_equals_are_equal()
    {
        FalseDiscovery.qValues([0.5, 0.01, 0.5, 0.02]).ShouldBe([0.5, 0.04, 0.5, 0.04]);
        FalseDiscovery.qValues([0.3]).ShouldBe([0.3]);
        FalseDiscovery.qValues([]).ShouldBeEmpty();
    }

    [Fact]
    public void A_level_rejects_what_the_procedure_rejects() =>
        Prop.ForAll(
            Gen.Choose(0, 100).ArrayOf(20).ToArbitrary(),
            Gen.Choose(1, 99).ToArbitrary(),
            (percents, level) =>
            {
                double[] sorted = percents.Order().Select(percent => percent / 100.0).ToArray();
                int rejected = Enumerable.Range(1, 20).LastOrDefault(place => 100 * sorted[place - 1] * 20 <= level * place * (1 + 1e-12));
                return FalseDiscovery.qValues(sorted).Count(q => q <= level / 100.0 * (1 + 1e-12)) == rejected;
            }).QuickCheckThrowOnFailure();
}
