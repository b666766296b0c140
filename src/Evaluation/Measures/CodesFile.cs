using System.Globalization;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>
/// codes.safetensors: the codes of the evaluated images for readers without Parquet. For each member "member.NN.features" (images × k, U16,
/// ascending) and "member.NN.values" (images × k, F32); a latent that is not listed is zero.
/// </summary>
internal sealed class CodesFile : Measure
{
    public const string FileName = "codes.safetensors";

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodesSparsely)];

    /// <inheritdoc/>
    public override Turn Turn => Turn.OnceShown;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [FileName];

    /// <inheritdoc/>
    public override void Write(Subject subject, string folder, Provenance provenance) => Write(Path.Combine(folder, FileName), subject.Test.Codes);

    internal static void Write(string path, Codes[] members)
    {
        Dictionary<string, TensorView> tensors = [];
        for (int member = 0; member < members.Length; member++)
        {
            Codes codes = members[member];
            tensors[Name(member, "features")] = TensorView.Of(codes.Features, codes.Images, codes.Listed);
            tensors[Name(member, "values")] = TensorView.Of(codes.Values, codes.Images, codes.Listed);
        }

        SafetensorsFile.Write(path, tensors, new Dictionary<string, string>());
    }

    private static string Name(int member, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"member.{member:00}.{part}");
}
