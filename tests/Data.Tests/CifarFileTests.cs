using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

public sealed class CifarFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_patch_is_cut_at_its_place_out_of_red_green_and_blue()
    {
        byte[] second = [7, .. Enumerable.Range(0, 3072).Select(i => (byte)(i % 253))];
        File.WriteAllBytes(_file, [0, .. new byte[3072], .. second]);
        ImageSet patches = CifarFile.ReadPatches(_file, 2, PatchCutter.Train, first: 40);
        (patches.Count, patches.ImagePixels, patches.Classes).ShouldBe((2, 192, 10));
        patches.Labels.ToArray().ShouldBe(new byte[] { 0, 7 });
        (int row, int column) = PatchCutter.PlaceOf(PatchCutter.Train, 41, 32, 32);
        byte[] expected =
        [
            .. Enumerable.Range(0, 3).SelectMany(channel => Enumerable.Range(0, 8).SelectMany(y => Enumerable.Range(0, 8)
                .Select(x => (byte)((channel * 1024 + (row + y) * 32 + column + x) % 253)))),
        ];
        patches.Pixels[192..].ToArray().ShouldBe(expected);
        patches.Pixels[..192].ToArray().ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void The_same_file_gives_the_same_patches_and_other_numbers_others()
    {
        byte[] content = [.. Enumerable.Range(0, 4 * 3073).Select(i => i % 3073 == 0 ? (byte)3 : (byte)(i * 7 % 256))];
        byte[] PatchesOf(int split, int first) => CifarFile.ParsePatches(content, "FILE", 4, split, first).Pixels.ToArray();
        PatchesOf(0, 0).ShouldBe(PatchesOf(0, 0));
        PatchesOf(0, 4).ShouldNotBe(PatchesOf(0, 0));
        PatchesOf(1, 0).ShouldNotBe(PatchesOf(0, 0));
        PatchesOf(0, 0)[192..].ShouldBe(CifarFile.ParsePatches(content.AsMemory(3073), "FILE", 3, 0, 1).Pixels.ToArray(), "a patch depends on its image's number alone");
    }

    [Theory]
    [InlineData(6145, "the file has 6145 bytes; expected 6146, 2 images of 3073 bytes, so it is truncated")]
    [InlineData(6147, "the file has 6147 bytes; expected 6146, 2 images of 3073 bytes, so there are trailing bytes")]
    [InlineData(1, "the file has 1 bytes; expected 6146, 2 images of 3073 bytes, so it is truncated")]
    public void A_file_of_another_length_is_refused(int length, string told)
    {
        File.WriteAllBytes(_file, new byte[length]);
        Should.Throw<DataException>(() => CifarFile.ReadPatches(_file, 2, PatchCutter.Test, 0)).Message
            .ShouldBe($"{_file} is not the file of CIFAR-10 (binary version) it should be: {told}. Bring the published file and run again, with --data-dir.");
    }

    // A record is lost: its neighbours' bytes are taken for labels.
    [Fact]
    public void A_label_out_of_range_is_named()
    {
        byte[] content = new byte[2 * 3073];
        content[3073] = 10;
        File.WriteAllBytes(_file, content);
        Should.Throw<DataException>(() => CifarFile.ReadPatches(_file, 2, PatchCutter.Test, 0)).Message.ShouldContain("the label of image 1 is 10; expected 0 to 9");
    }
}
