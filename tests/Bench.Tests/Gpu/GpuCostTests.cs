using ResearchPipeline.Bench.Gpu;
using ResearchPipeline.Compute;

namespace ResearchPipeline.Bench.Tests.Gpu;

public sealed class GpuCostTests
{
    private static readonly EnsembleShape Shape = new(Members: 2, Capacity: 3, Inputs: 5, Latents: 7, K: 2, AuxiliaryK: 4);

    // Three silent features of one member: of each of its three images, three entries.
    private static readonly SilentLoad Silent = new(Features: 3, Rows: 3, Entries: 9);

    // 6 rows, 12 active latents, 14 features, 70 weights; 15 pixels of images and 30 of residuals.
    [Theory]
    [InlineData("take_images", 0, 15 + (4 * (3 + 256 + 15)))]
    [InlineData("encode", 6 * 7 * 5, 4 * (70 + 14 + 15 + 42))]
    [InlineData("top_k", 0, 4 * (42 + 24))]
    [InlineData("disagree", 12, 4 * 36)]
    [InlineData("square_differences", 12, (4 * 24) + (8 * 3))]
    [InlineData("backpropagate", (2 * 12 * 5) + 30 + 12, (4 * (70 + 10 + 15 + 30 + 48)) + (8 * 6))]
    [InlineData("count_silence", 0, 16 * 14)]
    [InlineData("end_silence", 0, (4 * 12) + (8 * 14))]
    [InlineData("name_silent", 0, (8 * 14) + (4 * 3))]
    [InlineData("silent_top_k", 0, 4 * (3 + 9 + 18))]
    [InlineData("backpropagate_silent", (2 * 9 * 5) + 15 + 9, (4 * (15 + 15 + 15 + 27)) + (8 * 3))]
    [InlineData("find_bad_gradient", 0, 4 * (12 + 9))]
    [InlineData("tell", 0, 8 * (6 + 3 + 3))]
    [InlineData("keep_silence", 0, 16 * 14)]
    [InlineData("count_activity", 0, 4 * (24 + 28))]
    [InlineData("keep_errors", 0, (8 * 12) + (4 * 3))]
    [InlineData("list_active", 0, 4 * (24 + 14 + 18 + 14))]
    [InlineData("update_weights", (2 * (12 + 9) * 5) + (5 * 70), 4 * ((8 * 70) + 30 + 15 + 36 + 14 + 15 + 27 + 14))]
    public void What_a_kernel_has_to_do_is_counted_from_the_shapes(string kernel, double multiplyAdds, double bytes) =>
        GpuCost.Of(Shape, Silent)[kernel].ShouldBe(new GpuCost(multiplyAdds, bytes));

    [Fact]
    public void Who_has_no_silent_feature_does_nothing_for_them()
    {
        IReadOnlyDictionary<string, GpuCost> costs = GpuCost.Of(Shape, default);
        costs["silent_top_k"].ShouldBe(new GpuCost(0, 0));
        costs["backpropagate_silent"].ShouldBe(new GpuCost(0, 0));
        costs["update_weights"].MultiplyAdds.ShouldBe((2 * 12 * 5) + (5 * 70));
    }

    [Fact]
    public void The_floor_is_whichever_takes_longer()
    {
        GpuPeaks peaks = new(MultiplyAdds: 10, Bytes: 100, Copied: 1);
        new GpuCost(30, 200).Floor(peaks).ShouldBe(3);
        new GpuCost(10, 200).Floor(peaks).ShouldBe(2);
    }
}
