using System.Text.Json;
using ResearchPipeline.Files;
using ResearchPipeline.Reporting;

namespace ResearchPipeline.Explorer;

/// <summary>What the page says of the run beside its tables.</summary>
internal static class StudyJson
{
    private const long LargestConfiguration = 1 << 24;

    /// <summary>Writes it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="subject">The run.</param>
    /// <param name="tables">Names of the tables that the page has.</param>
    /// <param name="configuration">cfg.json, or null where nothing says how to run what was learned.</param>
    /// <param name="filesOf">The names of the tables of a run beside, and its cfg.json.</param>
    /// <exception cref="DataException">cfg.json is malformed.</exception>
    public static void Write(
        Utf8JsonWriter json, ExplorerSubject subject, IReadOnlyList<string> tables, string? configuration, Func<RunBeside, (IEnumerable<string> Tables, string Configuration)> filesOf)
    {
        json.WriteStartObject();
        json.WriteString("name", subject.Source.Study);
        json.WriteString("title", subject.Source.Title);
        json.WriteString("fingerprint", subject.Source.Fingerprint);
        json.WriteString("version", subject.Source.Version);
        json.WriteNumber("members", subject.Members);
        WriteImages(json, subject.Dataset);
        WriteTexts(json, "commands", subject.Commands);
        WriteTexts(json, "tables", tables);
        json.WriteStartArray("settings");
        foreach ((string key, ReportedSetting setting) in subject.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            json.WriteStartArray();
            json.WriteStringValue(key);
            json.WriteStringValue(setting.Text);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WritePropertyName("model");
        WriteConfiguration(json, configuration);
        json.WriteStartArray("beside");
        foreach (RunBeside run in subject.Beside)
        {
            WriteBeside(json, subject, run, filesOf(run));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBeside(Utf8JsonWriter json, ExplorerSubject subject, RunBeside run, (IEnumerable<string> Tables, string Configuration) files)
    {
        json.WriteStartObject();
        json.WriteString("title", run.Title);
        json.WriteNumber("members", run.Members);
        WriteTexts(json, "tables", files.Tables);
        json.WriteStartArray("differences");
        foreach (string key in subject.Settings.Keys.Union(run.Settings.Keys).Order(StringComparer.Ordinal))
        {
            string[] values = [.. new[] { subject.Settings, run.Settings }.Select(settings => settings.GetValueOrDefault(key)?.Text ?? "–")];
            if (values[0] != values[1])
            {
                json.WriteStartArray();
                json.WriteStringValue(key);
                json.WriteStringValue(values[0]);
                json.WriteStringValue(values[1]);
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
        json.WritePropertyName("model");
        WriteConfiguration(json, files.Configuration);
        json.WriteEndObject();
    }

    private static void WriteImages(Utf8JsonWriter json, ReportedDataset dataset)
    {
        json.WriteStartObject("images");
        json.WriteString("name", dataset.Name);
        json.WriteString("one", dataset.One);
        json.WriteString("many", dataset.Many);
        json.WriteString("class", dataset.Class);
        json.WriteString("classes", dataset.Classes);
        WriteTexts(json, "names", dataset.ClassNames);
        json.WriteNumber("rows", dataset.Image.Rows);
        json.WriteNumber("columns", dataset.Image.Columns);
        json.WriteNumber("channels", dataset.Image.Channels);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteConfiguration(Utf8JsonWriter json, string? path)
    {
        if (path is null)
        {
            json.WriteNullValue();
            return;
        }

        try
        {
            using JsonDocument configuration = JsonDocument.Parse(RegularFile.ReadAllBytes(path, LargestConfiguration));
            configuration.RootElement.WriteTo(json);
        }
        catch (JsonException failure)
        {
            throw new DataException($"{path} cannot be read: {JsonDefect.Of(failure)}. Run the train stage again.", failure);
        }
    }
}
