using System.Buffers.Binary;
using System.IO.Compression;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Reporting.Images;

namespace ResearchPipeline.Reporting.Tests;

public sealed class TilesTests
{
    [Fact]
    public void An_image_is_drawn_black_on_white() => Line(Row("unhex('00FF00FF') AS pixels, 'intensity' AS ink"))
        .ShouldBe(Gray(255, 0));

    [Fact]
    public void What_lies_outside_of_the_scale_is_drawn_as_its_end() =>
        Line(Tiles.DataUrl([1.5f, -0.5f, 0.5f, 0], "intensity")).ShouldBe(Gray(0, 255));

    [Fact]
    public void Diverging_numbers_are_scaled_to_their_largest_size_around_zero()
    {
        byte[] lines = Line(Row("[2, -4, 0, 0]::FLOAT[] AS tile, 'diverging' AS ink"));
        lines[..3].ShouldBe(new byte[] { 234, 175, 128 }, "half way from white to vermilion");
        lines[^3..].ShouldBe(new byte[] { 0x00, 0x72, 0xB2 }, "blue");
    }

    [Fact]
    public void Scaled_numbers_are_a_square_that_ends_in_white_each_three_pixels_wide() =>
        Line(Tiles.DataUrl([0, 0.25f, 0.125f], "scaled")).ShouldBe(Gray(255, 0));

    [Fact]
    public void Numbers_that_are_all_zero_are_white() => Line(Tiles.DataUrl([0, 0, 0, 0], "diverging")).ShouldAllBe(value => value == 255);

    [Fact]
    public void A_row_has_numbers_or_bytes()
    {
        using ResultDatabase database = new();
        Answer answer = database.Query("SELECT * FROM (VALUES ([1, 0, 0, 0]::FLOAT[], NULL::BLOB, 'scaled', 'a'), (NULL, unhex('00FFFFFF'), 'intensity', 'b'), (NULL, NULL, 'scaled', 'c')) AS t (tile, pixels, ink, name)");
        Tiles.AreIn(answer).ShouldBeTrue();
        Tiles.OthersIn(answer).ShouldBe(["name"]);
        Line(Tiles.DataUrl(answer, 0)).ShouldBe(Gray(0, 255));
        Line(Tiles.DataUrl(answer, 1)).ShouldBe(Gray(255, 0));
        Should.Throw<ReportingException>(() => Tiles.DataUrl(answer, 2)).Message.ShouldBe("Row 2 of a query has neither a list of numbers as tile nor bytes as pixels.");
        Tiles.AreIn(database.Query("SELECT 1 AS x")).ShouldBeFalse();
    }

    [Fact]
    public void An_ink_that_is_none_is_refused() =>
        Should.Throw<ReportingException>(() => Tiles.DataUrl([1], "red")).Message.ShouldBe("A query asks for the ink \"red\"; there are diverging, scaled and intensity.");

    private static string Row(string columns)
    {
        using ResultDatabase database = new();
        return Tiles.DataUrl(database.Query($"SELECT {columns}"), 0);
    }

    private static byte[] Gray(params byte[] values) => [.. values.SelectMany(value => Enumerable.Repeat(value, 3))];

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
