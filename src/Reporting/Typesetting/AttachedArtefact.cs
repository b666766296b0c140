using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResearchPipeline.Reporting.Typesetting;

/// <summary>A line of artefacts.json, which the document carries with it: a file that the run read or made.</summary>
/// <param name="Path">As the manifest writes it; raw files are below data/.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Content hash.</param>
public sealed partial record AttachedArtefact(string Path, long Bytes, string Sha256)
{
    /// <summary>The file's text; its lines end as on Linux on every machine.</summary>
    internal static string ToText(IReadOnlyList<AttachedArtefact> artefacts) => JsonSerializer.Serialize(artefacts, AttachedJson.Default.IReadOnlyListAttachedArtefact) + "\n";

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
    [JsonSerializable(typeof(IReadOnlyList<AttachedArtefact>))]
    private sealed partial class AttachedJson : JsonSerializerContext;
}
