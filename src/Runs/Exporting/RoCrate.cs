using System.Text.Json;
using ResearchPipeline.Engine;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>
/// ro-crate-metadata.json: RO-Crate 1.1, with an action for each stage by the profile Process Run Crate 0.5. No action says when it was: the same
/// run gives the same bytes.
/// </summary>
internal static class RoCrate
{
    /// <summary>The file's name, which the standard fixes.</summary>
    public const string FileName = "ro-crate-metadata.json";

    private const string Process = "https://w3id.org/ro/wfrun/process/0.5";
    private const string Program = "#research-pipeline";
    private const string Authors = "#authors";
    private const string License = "https://spdx.org/licenses/MIT";

    /// <summary>The description of an export.</summary>
    public static string Of(ExportedRun run, IReadOnlyList<ExportedFile> files) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("@context");
        json.WriteStringValue("https://w3id.org/ro/crate/1.1/context");
        json.WriteStringValue("https://w3id.org/ro/terms/workflow-run/context");
        json.WriteEndArray();
        json.WriteStartArray("@graph");
        WriteDescriptor(json);
        WriteRoot(json, run, files);
        foreach ((string id, string type, string name) in ((string, string, string)[])[(Process, "CreativeWork", "Process Run Crate"), (License, "CreativeWork", "MIT License"), (Authors, "Organization", run.Authors)])
        {
            Start(json, id, type, name);
            if (id == Process)
            {
                json.WriteString("version", "0.5");
            }

            json.WriteEndObject();
        }

        WriteProgram(json);
        WriteRawFiles(json, run);
        foreach (ExportedFile file in files)
        {
            WriteFile(json, file);
        }

        foreach (string place in PlacesOf(run))
        {
            WriteAction(json, run, place);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n";

    private static string[] PlacesOf(ExportedRun run) => [.. run.Run.Folder.Places.Where(place => RecordOf(run, place) is not null && run.Manifest.Artefacts.Any(artefact => artefact.Path.StartsWith($"{place}/", StringComparison.Ordinal)))];

    private static StageRecord? RecordOf(ExportedRun run, string place) => run.Run.Folder.FolderOf(place) is string folder ? StageRecord.Read(folder) : null;

    private static string RawId(Artefact artefact) => $"#{artefact.Path}";

    private static IEnumerable<Artefact> RawOf(ExportedRun run) => run.Manifest.Artefacts.Where(artefact => artefact.Path.StartsWith($"{Publication.DataFolder}/", StringComparison.Ordinal));

    private static void WriteDescriptor(Utf8JsonWriter json)
    {
        Start(json, FileName, "CreativeWork", "");
        WriteReferences(json, "conformsTo", "https://w3id.org/ro/crate/1.1");
        WriteReferences(json, "about", "./");
        json.WriteEndObject();
    }

    private static void WriteRoot(Utf8JsonWriter json, ExportedRun run, IReadOnlyList<ExportedFile> files)
    {
        Start(json, "./", "Dataset", run.Title);
        json.WriteString("description", run.Description);
        json.WriteString("datePublished", run.Released);
        json.WriteString("identifier", run.Manifest.Specification);
        WriteReferences(json, "license", License);
        WriteReferences(json, "author", Authors);
        WriteReferences(json, "conformsTo", Process);
        WriteReferences(json, "hasPart", [.. files.Select(file => file.Path)]);
        WriteReferences(json, "mentions", [.. PlacesOf(run).Select(place => $"#{place}")]);
        json.WriteEndObject();
    }

    private static void WriteProgram(Utf8JsonWriter json)
    {
        Start(json, Program, "SoftwareApplication", "ResearchPipeline");
        json.WriteString("softwareVersion", ReportStage.Version);
        json.WriteEndObject();
    }

    // They are no part of the crate: whoever has them has these hashes.
    private static void WriteRawFiles(Utf8JsonWriter json, ExportedRun run)
    {
        foreach (Artefact raw in RawOf(run))
        {
            Start(json, RawId(raw), "CreativeWork", raw.Path);
            json.WriteString("contentSize", $"{raw.Bytes}");
            json.WriteString("sha256", raw.Sha256);
            json.WriteEndObject();
        }
    }

    private static void WriteFile(Utf8JsonWriter json, ExportedFile file)
    {
        Start(json, file.Path, "File", Path.GetFileName(file.Path));
        json.WriteString("description", file.What);
        json.WriteString("encodingFormat", file.MediaType);
        json.WriteString("contentSize", $"{file.Bytes}");
        json.WriteString("sha256", file.Sha256);
        json.WriteEndObject();
    }

    private static void WriteAction(Utf8JsonWriter json, ExportedRun run, string place)
    {
        StageRecord record = RecordOf(run, place)!;
        Start(json, $"#{place}", "CreateAction", $"stage {place}");
        json.WriteString("description", $"The stage {record.Stage}, with the fingerprint {record.Fingerprint} of parameters, inputs and code.");
        WriteReferences(json, "instrument", Program);
        WriteReferences(json, "object", [.. record.Inputs.Keys.Select(input => InputId(run, place, input)).OfType<string>()]);
        WriteReferences(json, "result", [.. record.Outputs.Select(output => $"{place}/{output.Path}")]);
        json.WriteEndObject();
    }

    // Inputs are named after the stage that made them, within an arm after the arm's own; raw files after the folder of data.
    private static string? InputId(ExportedRun run, string place, string input)
    {
        string[] paths = StagePlace.isOfArm(place) ? [StagePlace.prefixOf(place) + input, input] : [input];
        return paths.FirstOrDefault(path => run.Files.Any(file => file.Path == path))
            ?? RawOf(run).Where(raw => raw.Path == input || Path.GetFileName(raw.Path) == Path.GetFileName(input)).Select(RawId).FirstOrDefault();
    }

    private static void Start(Utf8JsonWriter json, string id, string type, string name)
    {
        json.WriteStartObject();
        json.WriteString("@id", id);
        json.WriteString("@type", type);
        if (name.Length > 0)
        {
            json.WriteString("name", name);
        }
    }

    private static void WriteReferences(Utf8JsonWriter json, string name, params string[] ids)
    {
        json.WritePropertyName(name);
        bool isOne = ids.Length == 1;
        if (!isOne)
        {
            json.WriteStartArray();
        }

        foreach (string id in ids)
        {
            json.WriteStartObject();
            json.WriteString("@id", id);
            json.WriteEndObject();
        }

        if (!isOne)
        {
            json.WriteEndArray();
        }
    }
}
