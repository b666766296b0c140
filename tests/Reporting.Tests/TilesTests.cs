using System.Buffers.Binary;
using System.IO.Compression;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Reporting.Images;

namespace ResearchPipeline.Reporting.Tests;

public sealed class TilesTests : IDisposable
{
    private const int Pixels = 28 * 28;
    private readonly ResultDatabase _database = new();

    public TilesTests()
    {
        // Feature 3 is 2 at the first pixel and -4 at the last; image 5 is black ink at the second pixel alone.
        _database.Query($"CREATE TABLE dictionary AS SELECT 3 AS feature, i AS pixel, CASE i WHEN 0 THEN 2.0 WHEN {Pixels - 1} THEN -4.0 ELSE 0 END::FLOAT AS weight FROM range({Pixels}) r (i)");
        _database.Query($"CREATE TABLE examples AS SELECT 5 AS image, 7 AS label, i AS pixel, 1.5::FLOAT AS original, -0.5::FLOAT AS reconstruction, 0.5::FLOAT AS ensemble FROM range({Pixels}) r (i)");
        _database.Query("CREATE TABLE features AS SELECT 0 AS member, i AS feature FROM range(4) r (i)");
        _database.Query("CREATE TABLE codes AS SELECT 0 AS member, 5 AS image, 1 AS feature, 0.25::FLOAT AS value");
        _database.Query($"CREATE TABLE images AS SELECT 5 AS image, unhex('00FF' || repeat('00', {Pixels - 2})) AS pixels");
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void A_test_image_is_drawn_black_on_white() => Gray("image:5")[..9].ShouldBe(new byte[] { 255, 255, 255, 0, 0, 0, 255, 255, 255 });

    [Fact]
    public void What_lies_outside_of_the_scale_is_drawn_as_its_end()
    {
        Gray("original:7").ShouldAllBe(value => value == 0);
        Gray("reconstruction:7").ShouldAllBe(value => value == 255);
        Gray("ensemble:7").ShouldAllBe(value => value == 128);
    }

    [Fact]
    public void A_feature_is_scaled_to_its_own_largest_weight()
    {
        byte[] line = Lines("feature:3");
        byte[] first = line[1..4];
        byte[] last = line[^3..];
        first.ShouldBe(new byte[] { 234, 175, 128 }, "half way from white to vermilion");
        last.ShouldBe(new byte[] { 0x00, 0x72, 0xB2 }, "blue");
    }

    [Fact]
    public void A_code_is_a_square_of_its_latents_each_three_pixels_wide() => Gray("code:7").ShouldBe(new byte[] { 255, 255, 255, 0, 0, 0 });

    [Theory]
    [InlineData("image:6")]
    [InlineData("image:5; DROP TABLE codes")]
    [InlineData("feature:0")]
    public void A_tile_that_the_results_do_not_hold_is_refused(string name) =>
        Should.Throw<ReportingException>(() => new Tiles(_database).DataUrl(name)).Message.ShouldBe($"A query asks for the tile \"{name}\", which the results do not hold.");

    // The first line, without the byte for its filter.
    private byte[] Gray(string name)
    {
        byte[] lines = Lines(name);
        return lines[1..(Width(name) + 1)];
    }

    private int Width(string name) => BinaryPrimitives.ReadInt32BigEndian(Png(name).AsSpan(16));

    private byte[] Lines(string name)
    {
        byte[] png = Png(name);
        using ZLibStream inflate = new(new MemoryStream(png, 41, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33))), CompressionMode.Decompress);
        using MemoryStream lines = new();
        inflate.CopyTo(lines);
        return lines.ToArray();
    }

    private byte[] Png(string name) => Convert.FromBase64String(new Tiles(_database).DataUrl(name)["data:image/png;base64,".Length..]);
}
