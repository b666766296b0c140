using System.Text.Json;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What was learned, measured by our own evaluation: libtorch has no say in it.</summary>
internal static class Measurement
{
    private const string Members = "members", Member = "member", Units = "units";

    /// <summary>Measures.</summary>
    /// <param name="study">What was learned.</param>
    /// <param name="images">The file of its images.</param>
    /// <param name="weights">The folder of its weights.</param>
    /// <param name="folder">Where tables go; it is made.</param>
    /// <param name="threads">To compute with.</param>
    public static void Write(Study study, string images, string weights, string folder, int threads)
    {
        LearnerEvaluation body = new(study, () => Backends.Create("auto", threads), (_, _) => { }, modelAlone: true);
        Directory.CreateDirectory(folder);
        body.Run(body.Inputs.ToDictionary(name => name, name => name == LearnerTraining.Images ? images : Path.Combine(weights, Path.GetFileName(name))), folder);
    }

    /// <summary>Every number of a summary: of members the mean, of anything else with its name before it ("ensemble.mse"); NaN where it is undefined.</summary>
    /// <param name="folder">The folder of an evaluation.</param>
    public static IReadOnlyDictionary<string, double> Read(string folder)
    {
        SummaryFile summary = SummaryFile.Read(folder);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, SummaryFile.FileName)));
        Dictionary<string, double> measures = Names(json.RootElement.GetProperty(Members)[0]).ToDictionary(name => name, name => summary.OfMembers(name).Average());
        foreach (JsonProperty whole in json.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Object && property.Name != Units))
        {
            foreach (string name in Names(whole.Value))
            {
                measures[$"{whole.Name}.{name}"] = whole.Value.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : double.NaN;
            }
        }

        return measures;
    }

    /// <summary>The names of what is measured of members.</summary>
    public static IReadOnlyList<string> NamesOfMembers(string folder)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, SummaryFile.FileName)));
        return [.. Names(json.RootElement.GetProperty(Members)[0])];
    }

    private static IEnumerable<string> Names(JsonElement numbers) =>
        numbers.EnumerateObject().Where(number => number.Value.ValueKind is JsonValueKind.Number or JsonValueKind.Null).Select(number => number.Name).Where(name => name != Member);
}
