using System.Text.Json.Nodes;

namespace ResearchPipeline.Reporting.Typesetting;

/// <summary>values/study.json: what the text says of the run that it is about.</summary>
internal static class StudyJson
{
    /// <summary>One object.</summary>
    /// <param name="subject">The run.</param>
    /// <param name="hasArms">Whether results of the study's arms are there.</param>
    public static JsonObject Of(ReportSubject subject, bool hasArms) => new()
    {
        ["name"] = subject.Name,
        ["title"] = subject.Title,
        ["fingerprint"] = subject.Fingerprint,
        ["version"] = subject.Version,
        ["dataset"] = new JsonObject
        {
            ["name"] = subject.Dataset.Name,
            ["reference"] = subject.Dataset.Reference,
            ["kind"] = subject.Dataset.Kind,
            ["one"] = subject.Dataset.One,
            ["many"] = subject.Dataset.Many,
            ["class"] = subject.Dataset.Class,
            ["classes"] = subject.Dataset.Classes,
            ["class_names"] = Texts(subject.Dataset.ClassNames),
            ["rows"] = subject.Dataset.Image.Rows,
            ["columns"] = subject.Dataset.Image.Columns,
            ["channels"] = subject.Dataset.Image.Channels,
            ["pixels"] = subject.Dataset.Image.Pixels,
            ["has_known_hashes"] = subject.Dataset.HasKnownHashes,
        },
        ["changes"] = new JsonArray([.. subject.Changes.Select(change => new JsonObject { ["key"] = change.Key, ["from"] = OrNull(change.From), ["to"] = OrNull(change.To) })]),
        ["lines"] = Texts(subject.Lines),
        ["commands"] = Texts(subject.Commands),
        ["validation_images"] = subject.ValidationImages,
        ["arms"] = hasArms,
        ["compared"] = new JsonArray([.. subject.Compared.Select(arm => new JsonObject
        {
            ["name"] = arm.Name, ["label"] = arm.Label, ["seeds"] = new JsonArray([.. arm.Seeds.Select(seed => (JsonNode)seed)]), ["may_diverge"] = arm.MayDiverge,
        })]),
        ["settings"] = Typed(subject.Settings),
        ["arm_settings"] = new JsonObject(subject.Arms.Select(arm => KeyValuePair.Create(arm.Key, (JsonNode?)Typed(arm.Value)))),
    };

    private static JsonObject Typed(IReadOnlyDictionary<string, ReportedSetting> settings) => new(settings.Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)new JsonObject
    {
        ["text"] = setting.Value.Text,
        ["words"] = Texts(setting.Value.Words),
        ["values"] = new JsonArray([.. setting.Value.Values.Select(AnswerJson.Value)]),
    })));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
