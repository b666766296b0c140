using System.Buffers.Binary;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

public sealed class IdxFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_valid_file_gives_its_bytes()
    {
        Write(0x0803, [2, 1, 3], [1, 2, 3, 4, 5, 6]);
        IdxFile.ReadImages(_file, 2, 1, 3).ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void Every_defect_is_told_with_found_and_expected()
    {
        List<string> messages = [];
        Fails([], 0, "empty");
        Fails([0, 0, 8], 0, "cut inside the header");
        Fails(Bytes(0x0D03, [2, 1, 3], new byte[6]), 0, "floats instead of bytes");
        Fails(Bytes(0x0802, [2, 3], new byte[8]), 0, "two dimensions");
        Fails(Bytes(0x0803, [3, 1, 3], new byte[6]), 0, "another count");
        Fails(Bytes(0x0803, [2, 1, 3], new byte[5]), 0, "truncated");
        Fails(Bytes(0x0803, [2, 1, 3], new byte[7]), 0, "trailing bytes");
        Fails(Bytes(0x0803, [-1, -1, -1], new byte[6]), 0, "hostile dimensions");
        string.Join("\n", messages).ShouldMatchApproved(Snapshots.InExpectations);

        void Fails(byte[] content, int offset, string what)
        {
            File.WriteAllBytes(_file, content[offset..]);
            DataException failure = Should.Throw<DataException>(() => IdxFile.ReadImages(_file, 2, 1, 3));
            messages.Add($"{what}: {failure.Message.Replace(_file, "FILE", StringComparison.Ordinal)}");
        }
    }

    [Fact]
    public void A_label_out_of_range_is_named()
    {
        Write(0x0801, [3], [1, 9, 10]);
        Should.Throw<DataException>(() => IdxFile.ReadLabels(_file, 3, 10)).Message.ShouldContain("label 2 is 10; expected 0 to 9");
    }

    private void Write(int magic, int[] dimensions, byte[] body) => File.WriteAllBytes(_file, Bytes(magic, dimensions, body));

    private static byte[] Bytes(int magic, int[] dimensions, byte[] body)
    {
        byte[] header = new byte[4 + 4 * dimensions.Length];
        BinaryPrimitives.WriteInt32BigEndian(header, magic);
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), dimensions[i]);
        }

        return [.. header, .. body];
    }
}
