using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Tests;

public sealed class PatchCutterTests
{
    [Fact]
    public void A_patch_has_the_shape_that_the_specification_says()
    {
        ImageShape shape = DatasetModule.kind(DatasetSource.CifarPatches).Shape;
        (shape.Rows, shape.Columns, shape.Channels).ShouldBe((PatchCutter.Side, PatchCutter.Side, 3));
    }

    [Fact]
    public void Places_reach_every_corner_of_an_image_and_none_beyond()
    {
        (int Row, int Column)[] places = [.. Enumerable.Range(0, 20_000).Select(image => PatchCutter.PlaceOf(PatchCutter.Train, image, 32, 32))];
        places.Distinct().Count().ShouldBe(25 * 25);
        (places.Min(place => place.Row), places.Max(place => place.Row)).ShouldBe((0, 24));
        (places.Min(place => place.Column), places.Max(place => place.Column)).ShouldBe((0, 24));
    }

    // 20,000 places over 25 rows: 800 each, with a standard deviation of 28.
    [Fact]
    public void Every_row_comes_about_as_often() =>
        Enumerable.Range(0, 20_000).GroupBy(image => PatchCutter.PlaceOf(PatchCutter.Test, image, 32, 32).Row).ShouldAllBe(of => of.Count() > 650 && of.Count() < 950);

    [Fact]
    public void An_image_as_large_as_a_patch_has_one_place() => PatchCutter.PlaceOf(PatchCutter.Train, 7, 8, 8).ShouldBe((0, 0));

    // Two channels of 9 x 10, of which the patch leaves out the first row and the first column, and the last column.
    [Fact]
    public void Rows_of_every_channel_are_copied_by_hand()
    {
        byte[] image = [.. Enumerable.Range(0, 2 * 9 * 10).Select(i => (byte)i)];
        byte[] patch = new byte[2 * 64];
        PatchCutter.Cut(image, 9, 10, (1, 1), patch);
        patch[..8].ShouldBe([11, 12, 13, 14, 15, 16, 17, 18]);
        patch[56..64].ShouldBe([81, 82, 83, 84, 85, 86, 87, 88]);
        patch[64..72].ShouldBe([101, 102, 103, 104, 105, 106, 107, 108]);
    }
}
