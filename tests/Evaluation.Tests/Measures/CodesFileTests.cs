using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class CodesFileTests
{
    [Fact]
    public void Each_member_has_its_features_and_values_image_by_image()
    {
        Codes first = Codes([0, 2, 1, 3], [0.5f, 0.25f, 4, 8]);
        Codes second = Codes([1, 3, 0, 2], [1, 2, 3, 0]);
        string path = Path.Combine(Directory.CreateTempSubdirectory("codes-").FullName, CodesFile.FileName);
        CodesFile.Write(path, [first, second]);

        IReadOnlyDictionary<string, TensorView> tensors = SafetensorsFile.Read(path, out _);
        tensors.Keys.Order().ShouldBe(["member.00.features", "member.00.values", "member.01.features", "member.01.values"]);
        tensors["member.00.features"].Is("U16", 2, 2).ShouldBeTrue();
        tensors["member.00.features"].As<ushort>().ToArray().ShouldBe([(ushort)0, (ushort)2, (ushort)1, (ushort)3]);
        tensors["member.00.values"].As<float>().ToArray().ShouldBe([0.5f, 0.25f, 4, 8]);
        tensors["member.01.features"].As<ushort>().ToArray().ShouldBe([(ushort)1, (ushort)3, (ushort)0, (ushort)2]);
        tensors["member.01.values"].As<float>().ToArray().ShouldBe([1, 2, 3, 0]);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static Codes Codes(ushort[] features, float[] values)
    {
        Codes codes = new(images: 2, latents: 4, listed: 2);
        features.CopyTo(codes.Features);
        values.CopyTo(codes.Values);
        return codes;
    }
}
