namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>A measure over seeds, beside the first kind of numbers.</summary>
public sealed class PrecisionRowTests
{
    [Fact]
    public void A_difference_is_taken_seed_by_seed()
    {
        // Differences 1, 1 and 4: their mean is 2, their deviation √3; values 3, 13 and 26 have the mean 14 and the variance (121 + 1 + 144) / 2.
        PrecisionRow row = PrecisionRow.Of("mse", "bf16", [(3, 2), (13, 12), (26, 22)]);
        row.Seeds.ShouldBe(3);
        row.Mean.ShouldBe(14);
        row.Deviation.ShouldBe(Math.Sqrt(133), 1e-12);
        row.Difference.ShouldBe(2);
        row.DifferenceDeviation.ShouldBe(Math.Sqrt(3), 1e-12);
        (row.Larger, row.Smaller).ShouldBe((3, 0));
    }

    [Fact]
    public void A_seed_that_lacks_the_measure_in_either_kind_counts_in_neither()
    {
        PrecisionRow row = PrecisionRow.Of("pearson", "fp16", [(double.NaN, 2), (1, double.NaN), (5, 7)]);
        row.Seeds.ShouldBe(1);
        row.Mean.ShouldBe(5);
        row.Difference.ShouldBe(-2);
        double.IsNaN(row.Deviation).ShouldBeTrue("one seed has no spread");
        (row.Larger, row.Smaller).ShouldBe((0, 1));
    }

    [Fact]
    public void Without_any_seed_nothing_is_said_to_be_zero()
    {
        PrecisionRow row = PrecisionRow.Of("dead", "fp16", [(double.NaN, 2)]);
        row.Seeds.ShouldBe(0);
        double.IsNaN(row.Mean).ShouldBeTrue();
        double.IsNaN(row.Difference).ShouldBeTrue();
    }
}
