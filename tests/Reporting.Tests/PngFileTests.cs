using System.IO.Compression;
using ResearchPipeline.Reporting.Images;

namespace ResearchPipeline.Reporting.Tests;

public sealed class PngFileTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(300, 200)]
    public void The_stored_stream_inflates_to_the_scanlines(int width, int height)
    {
        Picture picture = new(width, height);
        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            picture.Rgb[i] = (byte)(i * 7);
        }

        byte[] png = PngFile.Encode(picture);

        png[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        int length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using ZLibStream inflate = new(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        using MemoryStream lines = new();
        inflate.CopyTo(lines);
        byte[] content = lines.ToArray();
        content.ShouldBe(picture.Rgb.ToArray().Chunk(3 * width).SelectMany(line => line.Prepend((byte)0)), "each line after a zero for 'no filter'");
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ShouldBe(width);
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).ShouldBe(height);
    }

    [Fact]
    public void A_gray_image_takes_one_channel()
    {
        Picture picture = new(2, 2);
        picture.Fill(1, 0, 1, 2, Color.Ink(0.5));

        byte[] png = PngFile.Encode(picture);

        png[25].ShouldBe((byte)0, "the colour type");
        using ZLibStream inflate = new(new MemoryStream(png, 41, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33))), CompressionMode.Decompress);
        using MemoryStream lines = new();
        inflate.CopyTo(lines);
        lines.ToArray().ShouldBe(new byte[] { 0, 0, 128, 0, 0, 128 });
    }

    [Fact]
    public void The_end_chunk_has_the_checksum_that_every_PNG_ends_with() =>
        PngFile.Encode(new Picture(1, 1))[^12..].ShouldBe([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]);

    [Fact]
    public void Colour_scales_meet_white_at_zero()
    {
        Color.Diverging(0).ShouldBe(Color.White);
        Color.Ink(0).ShouldBe(Color.White);
        Color.Diverging(-2).ShouldBe(new Color(0x00, 0x72, 0xB2));
        Color.Ink(1).ShouldBe(new Color(0, 0, 0));
    }
}
