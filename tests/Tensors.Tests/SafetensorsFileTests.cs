using System.Buffers.Binary;
using System.Text;
using ResearchPipeline.Files;

namespace ResearchPipeline.Tensors.Tests;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Tensors_come_back_as_they_were_written()
    {
        SafetensorsFile.Write(
            _file,
            new Dictionary<string, TensorView>
            {
                ["b"] = TensorView.Of([1.5f, -0f, float.NaN], 3),
                ["a"] = TensorView.Of([7L], 1, 1),
                ["c"] = TensorView.Of((ReadOnlyMemory<byte>)new byte[] { 1, 2 }, 2),
            },
            new Dictionary<string, string> { ["key"] = "value" });

        IReadOnlyDictionary<string, TensorView> tensors = SafetensorsFile.Read(_file, out IReadOnlyDictionary<string, string> metadata);

        tensors["b"].As<float>().ToArray().ShouldBe([1.5f, -0f, float.NaN]);
        tensors["a"].As<long>().ToArray().ShouldBe([7L]);
        tensors["c"].Bytes.ToArray().ShouldBe([1, 2]);
        metadata["key"].ShouldBe("value");
        BinaryPrimitives.ReadInt64LittleEndian(File.ReadAllBytes(_file)).ShouldSatisfyAllConditions(length => (length % 8).ShouldBe(0));
    }

    [Fact]
    public void Equal_tensors_give_equal_bytes_whatever_order_they_were_added_in()
    {
        TensorView one = TensorView.Of([1f], 1);
        SafetensorsFile.Write(_file, new Dictionary<string, TensorView> { ["a"] = one, ["b"] = one }, new Dictionary<string, string>());
        byte[] first = File.ReadAllBytes(_file);
        SafetensorsFile.Write(_file, new Dictionary<string, TensorView> { ["b"] = one, ["a"] = one }, new Dictionary<string, string>());
        File.ReadAllBytes(_file).ShouldBe(first);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,-4]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,4],\"data_offsets\":[0,4]}}")]
    [InlineData("{}")]
    public void A_malformed_header_is_refused_with_our_own_error(string header)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        File.WriteAllBytes(_file, [.. length, .. text, 0, 0, 128, 63]);
        Should.Throw<DataException>(() => SafetensorsFile.Read(_file, out _)).Message.ShouldContain("not a valid safetensors file");
    }

    [Fact]
    public void A_header_that_claims_more_than_the_file_holds_reserves_nothing()
    {
        File.WriteAllBytes(_file, [255, 255, 255, 255, 255, 255, 255, 127, 1, 2]);
        Should.Throw<DataException>(() => SafetensorsFile.Read(_file, out _));
    }
}
