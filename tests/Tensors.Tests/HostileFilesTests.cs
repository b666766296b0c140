using System.Buffers.Binary;
using ResearchPipeline.Files;

namespace ResearchPipeline.Tensors.Tests;

/// <summary>Files that no writer of ours has made: a reader returns or throws its own error, and nothing else.</summary>
[Trait("Category", "Reliability")]
public sealed class HostileFilesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public static TheoryData<string> Attacks => AttackFiles.In("safetensors");

    public void Dispose() => File.Delete(_file);

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Files_made_by_hand_are_refused(string name)
    {
        string path = AttackFiles.PathOf("safetensors", name);
        AttackFiles.Frugally(path, () => Should.Throw<DataException>(() => SafetensorsFile.Read(path, out _)).Message.ShouldContain(path));
    }

    [Fact]
    public void No_mutation_of_a_safetensors_file_breaks_its_reader()
    {
        SafetensorsFile.Write(
            _file,
            new Dictionary<string, TensorView> { ["weights"] = TensorView.Of([1f, 2f, 3f, 4f, 5f, 6f], 2, 3), ["counts"] = TensorView.Of([7L, 8L], 2) },
            new Dictionary<string, string> { ["fingerprint"] = "abc" });
        HostileBytes.Stands<DataException>(File.ReadAllBytes(_file), "a safetensors file", bytes => SafetensorsFile.Parse(bytes, "file", out _));
    }

    [Fact]
    public void A_header_that_promises_more_than_the_file_holds_reserves_nothing()
    {
        byte[] bytes = new byte[64];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, 90_000_000);
        File.WriteAllBytes(_file, bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<DataException>(() => SafetensorsFile.Read(_file, out _));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }
}
