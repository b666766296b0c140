using System.Buffers.Binary;
using System.IO.Compression;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Reporting.Images;

namespace ResearchPipeline.Reporting.Tests;

public sealed class TilesTests
{
    private static readonly ReportedImage Image = new(28, 28, 1);

    [Fact]
    public void As_many_numbers_as_an_image_has_are_drawn_in_its_rows_and_columns()
    {
        byte[] png = Convert.FromBase64String(Tiles.DataUrl([0, 1, 1, 1, 1, 0], "intensity", new(2, 3, 1)).Split(',')[1]);
        SizeOf(png).ShouldBe((9, 6));
    }

    [Fact]
    public void Two_channels_are_drawn_side_by_side()
    {
        string pair = Tiles.DataUrl([0, 1], "intensity", new(1, 1, 2));
        SizeOf(Convert.FromBase64String(pair.Split(',')[1])).ShouldBe((6, 3));
        Line(pair).ShouldBe(Gray(255, 0));
    }

    [Fact]
    public void Three_channels_are_red_green_and_blue_and_weights_of_zero_are_grey()
    {
        Line(Tiles.DataUrl([1, 0.2f, 0], "intensity", new(1, 1, 3)))[..3].ShouldBe(new byte[] { 255, 51, 0 });
        Line(Tiles.DataUrl([-2, 0, 1], "diverging", new(1, 1, 3)))[..3].ShouldBe(new byte[] { 0, 128, 191 });
    }

    [Fact]
    public void An_image_is_drawn_black_on_white() => Line(Row("unhex('00FF00FF') AS pixels, 'intensity' AS ink"))
        .ShouldBe(Gray(255, 0));

    [Fact]
    public void What_lies_outside_of_the_scale_is_drawn_as_its_end() =>
        Line(Tiles.DataUrl([1.5f, -0.5f, 0.5f, 0], "intensity", Image)).ShouldBe(Gray(0, 255));

    [Fact]
    public void Diverging_numbers_are_scaled_to_their_largest_size_around_zero()
    {
        byte[] lines = Line(Row("[2, -4, 0, 0]::FLOAT[] AS tile, 'diverging' AS ink"));
        lines[..3].ShouldBe(new byte[] { 234, 175, 128 }, "half way from white to vermilion");
        lines[^3..].ShouldBe(new byte[] { 0x00, 0x72, 0xB2 }, "blue");
    }

    [Fact]
    public void Scaled_numbers_are_a_square_that_ends_in_white_each_three_pixels_wide() =>
        Line(Tiles.DataUrl([0, 0.25f, 0.125f], "scaled", Image)).ShouldBe(Gray(255, 0));

    [Fact]
    public void Numbers_that_are_all_zero_are_white() => Line(Tiles.DataUrl([0, 0, 0, 0], "diverging", Image)).ShouldAllBe(value => value == 255);

    [Fact]
    public void A_row_has_numbers_or_bytes()
    {
        using ResultDatabase database = new();
        Answer answer = database.Query("SELECT * FROM (VALUES ([1, 0, 0, 0]::FLOAT[], NULL::BLOB, 'scaled', 'a'), (NULL, unhex('00FFFFFF'), 'intensity', 'b'), (NULL, NULL, 'scaled', 'c')) AS t (tile, pixels, ink, name)");
        Tiles.AreIn(answer).ShouldBeTrue();
        Tiles.OthersIn(answer).ShouldBe(["name"]);
        Line(Tiles.DataUrl(answer, 0, Image)).ShouldBe(Gray(0, 255));
        Line(Tiles.DataUrl(answer, 1, Image)).ShouldBe(Gray(255, 0));
        Should.Throw<ReportingException>(() => Tiles.DataUrl(answer, 2, Image)).Message.ShouldBe("Row 2 of a query has neither a list of numbers as tile nor bytes as pixels.");
        Tiles.AreIn(database.Query("SELECT 1 AS x")).ShouldBeFalse();
    }

    [Fact]
    public void An_ink_that_is_none_is_refused() =>
        Should.Throw<ReportingException>(() => Tiles.DataUrl([1], "red", Image)).Message.ShouldBe("A query asks for the ink \"red\"; there are diverging, scaled and intensity.");

    private static string Row(string columns)
    {
        using ResultDatabase database = new();
        return Tiles.DataUrl(database.Query($"SELECT {columns}"), 0, Image);
    }

    private static byte[] Gray(params byte[] values) => [.. values.SelectMany(value => Enumerable.Repeat(value, 3))];

    private static (int Width, int Height) SizeOf(byte[] png) => (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));

    // The first line, without the byte for its filter.
    private static byte[] Line(string url)
    {
        byte[] png = Convert.FromBase64String(url["data:image/png;base64,".Length..]);
        int channels = png[25] == 0 ? 1 : 3;
        using ZLibStream inflate = new(new MemoryStream(png, 41, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33))), CompressionMode.Decompress);
        using MemoryStream lines = new();
        inflate.CopyTo(lines);
        return lines.ToArray()[1..(channels * BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)) + 1)];
    }
}
