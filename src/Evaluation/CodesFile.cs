using System.Globalization;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// codes.safetensors: the codes of the evaluated images for readers without Parquet. For each member "member.NN.features" (images × k, U16,
/// ascending) and "member.NN.values" (images × k, F32); a latent that is not listed is zero.
/// </summary>
internal static class CodesFile
{
    public const string FileName = "codes.safetensors";

    public static void Write(string path, IReadOnlyList<MemberCodes> members)
    {
        Dictionary<string, TensorView> tensors = [];
        for (int member = 0; member < members.Count; member++)
        {
            MemberCodes codes = members[member];
            tensors[Name(member, "features")] = TensorView.Of(codes.Features, codes.Images, codes.K);
            tensors[Name(member, "values")] = TensorView.Of(codes.Values, codes.Images, codes.K);
        }

        SafetensorsFile.Write(path, tensors, new Dictionary<string, string>());
    }

    private static string Name(int member, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"member.{member:00}.{part}");
}
