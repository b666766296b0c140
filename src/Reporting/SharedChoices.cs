using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResearchPipeline.Reporting;

/// <summary>
/// template.json: what a template chooses of reports/templates/shared, by folder: { "figures": ["dictionary"], "queries/report": ["summary"],
/// "sections": ["appendix"] }. A template without one chooses nothing.
/// </summary>
internal static partial class SharedChoices
{
    public const string FileName = "template.json";

    /// <summary>The chosen files.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="file">Its template.json, there or not.</param>
    /// <param name="offered">What can be chosen: paths below shared/.</param>
    /// <exception cref="ReportingException">The file is malformed, or chooses what is not offered.</exception>
    public static IReadOnlyList<string> Of(string template, string file, IReadOnlyList<string> offered)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        try
        {
            Dictionary<string, string[]> chosen = JsonSerializer.Deserialize(File.ReadAllBytes(file), ChoicesJson.Default.DictionaryStringStringArray) is { } read && read.Values.All(names => names?.All(name => name is not null) == true)
                ? read
                : throw new JsonException("a value is null.");
            return [.. chosen.SelectMany(folder => folder.Value.Select(name => Find(template, folder.Key, name, offered)))];
        }
        catch (JsonException failure)
        {
            throw new ReportingException($"{file} does not say what the template chooses: {failure.Message}");
        }
    }

    private static string Find(string template, string folder, string name, IReadOnlyList<string> offered) =>
        offered.FirstOrDefault(file => file.StartsWith($"{folder}/{name}.", StringComparison.Ordinal))
        ?? throw new ReportingException(
            $"The report template {template} chooses {name} of {folder}, which is not shared; what is: {string.Join(", ", offered.Where(file => file.StartsWith($"{folder}/", StringComparison.Ordinal)).Select(file => Path.GetFileName(file).Split('.')[0]))}.");

    [JsonSerializable(typeof(Dictionary<string, string[]>))]
    private sealed partial class ChoicesJson : JsonSerializerContext;
}
