using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

public sealed class BinaryMatrixFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_valid_file_is_opened_at_its_first_element()
    {
        File.WriteAllBytes(_file, SmallNorbFiles.Matrix(BinaryMatrixFile.Bytes, 4, [1, 2, 1, 3], [1, 2, 3, 4, 5, 6]));
        using Stream content = BinaryMatrixFile.Open(_file, BinaryMatrixFile.Bytes, 1, 2, 1, 3);
        byte[] found = new byte[6];
        content.ReadExactly(found);
        found.ShouldBe([1, 2, 3, 4, 5, 6]);
        content.ReadByte().ShouldBe(-1);
    }

    [Fact]
    public void Of_fewer_than_three_dimensions_three_sizes_are_stored()
    {
        BinaryMatrixFile.LengthOf(BinaryMatrixFile.Integers, 24_300).ShouldBe(8 + 12 + 97_200);
        BinaryMatrixFile.LengthOf(BinaryMatrixFile.Bytes, 24_300, 2, 96, 96).ShouldBe(8 + 16 + 447_897_600);
        BinaryMatrixFile.Parse(SmallNorbFiles.Labels(7, -1), "FILE", BinaryMatrixFile.Integers, 2).ToArray().ShouldBe([7, 0, 0, 0, 255, 255, 255, 255]);
    }

    [Theory]
    [InlineData("cut inside the header", "the file has 5 bytes; expected 26, so it is truncated")]
    [InlineData("truncated", "the file has 25 bytes; expected 26, so it is truncated")]
    [InlineData("trailing bytes", "the file has 27 bytes; expected 26, so there are trailing bytes")]
    [InlineData("integers", "the magic number is 0x1e3d4c54; expected 0x1e3d4c55 (bytes)")]
    [InlineData("big-endian", "the magic number is 0x554c3d1e; expected 0x1e3d4c55 (bytes)")]
    [InlineData("three dimensions", "the number of dimensions is 3; expected 2")]
    [InlineData("another size", "dimension 1 is 2; expected 3")]
    [InlineData("hostile sizes", "dimension 0 is 4294967295; expected 2")]
    [InlineData("a third size", "dimension 2 is 6; expected 1")]
    public void Every_defect_is_told_with_found_and_expected(string defect, string told)
    {
        byte[] content = defect switch
        {
            "cut inside the header" => [1, 2, 3, 4, 5],
            "truncated" => SmallNorbFiles.Matrix(BinaryMatrixFile.Bytes, 2, [2, 3, 1], new byte[5]),
            "trailing bytes" => SmallNorbFiles.Matrix(BinaryMatrixFile.Bytes, 2, [2, 3, 1], new byte[7]),
            "integers" => SmallNorbFiles.Matrix(BinaryMatrixFile.Integers, 2, [2, 3, 1], new byte[6]),
            "big-endian" => SmallNorbFiles.Matrix(0x554C3D1E, 2, [2, 3, 1], new byte[6]),
            "three dimensions" => SmallNorbFiles.Matrix(BinaryMatrixFile.Bytes, 3, [2, 3, 1], new byte[6]),
            "another size" => SmallNorbFiles.Matrix(BinaryMatrixFile.Bytes, 2, [2, 2, 1], new byte[6]),
            "hostile sizes" => SmallNorbFiles.Matrix(BinaryMatrixFile.Bytes, 2, [-1, -1, -1], new byte[6]),
            _ => SmallNorbFiles.Matrix(BinaryMatrixFile.Bytes, 2, [2, 3, 6], new byte[6]),
        };
        File.WriteAllBytes(_file, content);
        Should.Throw<DataException>(() => BinaryMatrixFile.Open(_file, BinaryMatrixFile.Bytes, 2, 3)).Message
            .ShouldBe($"{_file} is not the binary matrix it should be: {told}. Bring the published file and run again, with --data-dir.");
    }
}
