using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

public sealed class SmallNorbFileTests : IDisposable
{
    private readonly string _images = Path.GetTempFileName();
    private readonly string _labels = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(_images);
        File.Delete(_labels);
    }

    // Of the second pair's right half the blocks in the first row of blocks hold 0 … 8, nine times 1, and eight times 255 beside a 0; all else is black.
    [Fact]
    public void A_pixel_is_the_mean_of_nine_rounded_to_the_nearest_and_left_stands_before_right()
    {
        byte[] pixels = new byte[2 * 2 * 96 * 96];
        for (int within = 0; within < 9; within++)
        {
            int row = 3 * 96 * 96 + within / 3 * 96;
            pixels[row + within % 3] = (byte)within;
            pixels[row + 3 + within % 3] = 1;
            pixels[row + 6 + within % 3] = within == 4 ? (byte)0 : (byte)255;
        }

        File.WriteAllBytes(_images, SmallNorbFiles.Pairs(2, pixels));
        byte[] small = SmallNorbFile.ReadImages(_images, 2);
        small.Length.ShouldBe(2 * 2048);
        small.Select((value, place) => (value, place)).Where(pixel => pixel.value > 0).ShouldBe([(4, 3072), (1, 3073), (227, 3074)]);
    }

    [Fact]
    public void A_mean_below_a_half_becomes_black()
    {
        byte[] large = new byte[96 * 96];
        byte[] small = new byte[32 * 32];
        large.AsSpan(0, 3).Fill(1);
        large[96] = 1;
        SmallNorbFile.Shrink(large, small);
        small[0].ShouldBe((byte)0, "4/9");
        large[97] = 1;
        SmallNorbFile.Shrink(large, small);
        small[0].ShouldBe((byte)1, "5/9");
    }

    [Fact]
    public void Images_and_labels_are_of_the_kind_that_the_specification_says()
    {
        File.WriteAllBytes(_images, SmallNorbFiles.Pairs(3, new byte[3 * 2 * 96 * 96]));
        File.WriteAllBytes(_labels, SmallNorbFiles.Labels(4, 0, 2));
        ImageSet images = SmallNorbFile.Read(_images, _labels, 3);
        (images.Count, images.ImagePixels, images.Classes).ShouldBe((3, 2048, 5));
        images.Labels.ToArray().ShouldBe(new byte[] { 4, 0, 2 });
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(256)]
    public void A_label_out_of_range_is_named(int label)
    {
        File.WriteAllBytes(_labels, SmallNorbFiles.Labels(1, 4, label));
        Should.Throw<DataException>(() => SmallNorbFile.ReadLabels(_labels, 3)).Message.ShouldContain($"label 2 is {label}; expected 0 to 4");
    }

    [Fact]
    public void Files_of_other_lengths_are_refused_before_they_are_read()
    {
        File.WriteAllBytes(_images, SmallNorbFiles.Pairs(1, new byte[2 * 96 * 96 - 1]));
        Should.Throw<DataException>(() => SmallNorbFile.ReadImages(_images, 1)).Message.ShouldContain("the file has 18455 bytes; expected 18456, so it is truncated");
        File.WriteAllBytes(_labels, [.. SmallNorbFiles.Labels(1), 0]);
        Should.Throw<DataException>(() => SmallNorbFile.ReadLabels(_labels, 1)).Message.ShouldContain("the file has 25 bytes; expected 24, so there are trailing bytes");
    }
}
