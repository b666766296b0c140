using System.Globalization;
using System.Text.Json;
using ResearchPipeline.Engine;
using ResearchPipeline.Pipeline;
using static ResearchPipeline.Runs.Exporting.CrateJson;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>
/// ro-crate-metadata.json: RO-Crate 1.1, by the profiles Process, Workflow and Provenance Run Crate 0.5 and Workflow RO-Crate 1.0. No action says
/// when it was: the same run gives the same bytes.
/// </summary>
internal static class RoCrate
{
    /// <summary>The file's name, which the standard fixes.</summary>
    public const string FileName = PublishedCopies.Crate;

    private const string Standard = "https://w3id.org/ro/crate/1.1";
    private const string WorkflowCrate = "https://w3id.org/workflowhub/workflow-ro-crate/1.0";
    private const string Authors = "#authors";
    private const string License = "https://spdx.org/licenses/MIT";

    private static readonly (string Id, string Name, string Version)[] Profiles =
    [
        ("https://w3id.org/ro/wfrun/process/0.5", "Process Run Crate", "0.5"), ("https://w3id.org/ro/wfrun/workflow/0.5", "Workflow Run Crate", "0.5"),
        ("https://w3id.org/ro/wfrun/provenance/0.5", "Provenance Run Crate", "0.5"), (WorkflowCrate, "Workflow RO-Crate", "1.0"),
    ];

    /// <summary>The description of a run.</summary>
    /// <param name="run">The run; the specification is among its files.</param>
    /// <param name="others">Files that lie beside it, of which no hash is told here.</param>
    public static string Of(DescribedRun run, params string[] others) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("@context");
        json.WriteStringValue($"{Standard}/context");
        json.WriteStringValue("https://w3id.org/ro/terms/workflow-run/context");
        json.WriteEndArray();
        json.WriteStartArray("@graph");
        WriteDescriptor(json);
        WriteRoot(json, run, others);
        WriteContext(json, run);
        foreach (ExportedFile file in run.Files)
        {
            WriteFile(json, run, file);
        }

        foreach (string other in others)
        {
            Start(json, other, ["File"], other);
            json.WriteString("encodingFormat", "text/plain");
            json.WriteEndObject();
        }

        WriteElsewhere(json, run);
        CrateWorkflow.Write(json, run);
        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n";

    private static void WriteDescriptor(Utf8JsonWriter json)
    {
        Start(json, FileName, ["CreativeWork"], "");
        References(json, "conformsTo", Standard, WorkflowCrate);
        References(json, "about", "./");
        json.WriteEndObject();
    }

    private static void WriteRoot(Utf8JsonWriter json, DescribedRun run, string[] others)
    {
        Start(json, "./", ["Dataset"], run.Title);
        json.WriteString("description", run.Description);
        json.WriteString("datePublished", run.Released);
        json.WriteString("identifier", run.Manifest.Specification);
        References(json, "license", License);
        References(json, "author", Authors);
        References(json, "conformsTo", [.. Profiles.Select(profile => profile.Id)]);
        References(json, "mainEntity", CrateWorkflow.File);
        References(json, "hasPart", [.. run.Files.Select(file => file.Path), .. others]);
        References(json, "mentions", CrateWorkflow.Actions(run));
        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json, DescribedRun run)
    {
        foreach ((string id, string name, string version) in Profiles)
        {
            Start(json, id, ["CreativeWork"], name);
            json.WriteString("version", version);
            json.WriteEndObject();
        }

        Start(json, License, ["CreativeWork"], "MIT License");
        json.WriteString("identifier", License);
        json.WriteEndObject();
        Start(json, Authors, ["Organization"], run.Authors);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, DescribedRun run, ExportedFile file)
    {
        bool isWorkflow = file.Path == CrateWorkflow.File;
        Start(json, file.Path, isWorkflow ? ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"] : ["File"], Path.GetFileName(file.Path));
        json.WriteString("description", file.What);
        json.WriteString("encodingFormat", file.MediaType);
        json.WriteString("contentSize", file.Bytes.ToString(CultureInfo.InvariantCulture));
        json.WriteString("sha256", file.Sha256);
        if (isWorkflow)
        {
            CrateWorkflow.WriteProperties(json, run);
        }

        json.WriteEndObject();
    }

    // They are no part of the crate: whoever has the raw files has these hashes, and the manifest has those of the rest.
    private static void WriteElsewhere(Utf8JsonWriter json, DescribedRun run)
    {
        foreach (Artefact raw in run.RawFiles)
        {
            Start(json, run.IdOf(raw.Path), ["CreativeWork"], raw.Path);
            json.WriteString("contentSize", raw.Bytes.ToString(CultureInfo.InvariantCulture));
            json.WriteString("sha256", raw.Sha256);
            json.WriteEndObject();
        }

        foreach (DescribedCollection made in run.Elsewhere)
        {
            Start(json, made.Id, ["Collection"], made.Name);
            json.WriteString("description", made.Words);
            json.WriteEndObject();
        }
    }
}
