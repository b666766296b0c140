using System.IO.Compression;
using System.Text.Json;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Tests.Exporting;

/// <summary>A finished run as others get it; the required properties are those of RO-Crate 1.1, Process Run Crate 0.5 and Croissant 1.1.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly SweptSmoke _swept;
    private readonly string _artifacts;
    private readonly string _folder = Directory.CreateTempSubdirectory("export ü-").FullName;

    public ExportTests(SweptSmoke swept)
    {
        _swept = swept;
        // To its end, which a run of a sweep does not need to come to.
        _artifacts = swept.Fresh("finished-");
        Said("run", "--study=smoke", "--epochs=1");
    }

    public void Dispose()
    {
        Directory.Delete(Path.Combine(_artifacts, "data"));
        Directory.Delete(_artifacts, recursive: true);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_folder_and_a_zip_hold_the_same_bytes_and_describe_them()
    {
        string folder = Path.Combine(_folder, "run");
        Said("export", folder, "epochs1");
        JsonElement[] graph = [.. Json(folder, "ro-crate-metadata.json").GetProperty("@graph").EnumerateArray()];
        TheCrateHasWhatItMust(graph, folder);
        TheActionsHaveWhatTheyMust(graph);
        TheTablesHaveWhatTheyMust(Json(folder, "croissant.json"), folder);

        string[] zips = [Path.Combine(_folder, "one.zip"), Path.Combine(_folder, "two.zip")];
        Array.ForEach(zips, zip => Said("export", zip, "epochs1"));
        File.ReadAllBytes(zips[0]).ShouldBe(File.ReadAllBytes(zips[1]));
        using ZipArchive read = ZipFile.OpenRead(zips[0]);
        read.Entries.Select(entry => entry.FullName).ShouldBe(DirectoryEntry.Below(folder));
        foreach (ZipArchiveEntry entry in read.Entries)
        {
            using MemoryStream content = new();
            using Stream stream = entry.Open();
            stream.CopyTo(content);
            content.ToArray().ShouldBe(File.ReadAllBytes(Path.Combine(folder, entry.FullName)), entry.FullName);
        }
    }

    [Fact]
    public void What_cannot_be_exported_is_refused_and_nothing_is_left()
    {
        string there = Path.Combine(_folder, "there");
        Directory.CreateDirectory(there);
        Refused(2, "is there already, and nothing is replaced", _artifacts, "export", there, "epochs1");
        Refused(2, "export is told a folder", _artifacts, "export");
        Refused(1, "has not come to its end: it has no manifest. Run this first: ", _swept.Folder, "export", Path.Combine(_folder, "early"), "epochs8");
        string weights = Directory.GetFiles(Path.Combine(_artifacts, "stages"), "weights.safetensors", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.AppendAllText(weights, "!");
        Refused(1, "so nothing is exported", _artifacts, "export", Path.Combine(_folder, "altered"), "epochs1");
        Refused(1, "so nothing is exported", _artifacts, "export", Path.Combine(_folder, "altered.zip"), "epochs1");
        Directory.GetFileSystemEntries(_folder).Select(path => Path.GetFileName(path)).Where(name => !name.EndsWith(".part", StringComparison.Ordinal)).ShouldBe(["there"]);
    }

    private static void TheCrateHasWhatItMust(JsonElement[] graph, string folder)
    {
        JsonElement descriptor = Entity(graph, "ro-crate-metadata.json");
        descriptor.GetProperty("@type").GetString().ShouldBe("CreativeWork");
        descriptor.GetProperty("conformsTo").GetProperty("@id").GetString().ShouldBe("https://w3id.org/ro/crate/1.1");
        descriptor.GetProperty("about").GetProperty("@id").GetString().ShouldBe("./");
        JsonElement root = Entity(graph, "./");
        root.GetProperty("@type").GetString().ShouldBe("Dataset");
        root.GetProperty("datePublished").GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\d$");
        Array.ForEach(["name", "description", "license"], name => root.TryGetProperty(name, out _).ShouldBeTrue(name));
        root.GetProperty("conformsTo").GetProperty("@id").GetString().ShouldBe("https://w3id.org/ro/wfrun/process/0.5");
        string[] parts = [.. Ids(root, "hasPart")];
        // All but the description itself, each with its own entity and the hash of its bytes.
        parts.Append("ro-crate-metadata.json").Order(StringComparer.Ordinal).ShouldBe(DirectoryEntry.Below(folder));
        foreach (string part in parts)
        {
            Entity(graph, part).GetProperty("@type").GetString().ShouldBe("File");
            Entity(graph, part).GetProperty("sha256").GetString().ShouldBe(Sha256.OfBytes(File.ReadAllBytes(Path.Combine(folder, part))));
        }

        parts.ShouldContain("report/report.pdf");
        parts.ShouldContain("train/weights.safetensors");
        parts.ShouldContain("train/cfg.json");
        graph.Select(entity => entity.GetProperty("@id").GetString()).ShouldBeUnique();
    }

    private static void TheActionsHaveWhatTheyMust(JsonElement[] graph)
    {
        string[] mentioned = [.. Ids(Entity(graph, "./"), "mentions")];
        JsonElement[] actions = [.. graph.Where(entity => entity.GetProperty("@type").GetString() == "CreateAction")];
        actions.Select(action => action.GetProperty("@id").GetString()).ShouldBe(mentioned, ignoreOrder: true);
        mentioned.ShouldBe(["#normalize", "#train", "#evaluate", "#results", "#figures", "#report"], ignoreOrder: true);
        foreach (JsonElement action in actions)
        {
            Entity(graph, Ids(action, "instrument").Single()).GetProperty("@type").GetString().ShouldBe("SoftwareApplication");
            action.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
            Ids(action, "object").ShouldNotBeEmpty();
            Ids(action, "result").ShouldNotBeEmpty();
            // Whatever is spoken of is described.
            foreach (string id in Ids(action, "object").Concat(Ids(action, "result")))
            {
                Entity(graph, id).GetProperty("sha256").GetString()!.Length.ShouldBe(64);
            }
        }
    }

    private static void TheTablesHaveWhatTheyMust(JsonElement croissant, string folder)
    {
        croissant.GetProperty("@type").GetString().ShouldBe("sc:Dataset");
        croissant.GetProperty("conformsTo").GetString().ShouldBe("http://mlcommons.org/croissant/1.1");
        Array.ForEach(["@context", "name", "description", "license", "url", "creator", "datePublished"], name => croissant.TryGetProperty(name, out _).ShouldBeTrue(name));
        JsonElement[] files = [.. croissant.GetProperty("distribution").EnumerateArray()];
        files.Length.ShouldBe(DirectoryEntry.Below(folder).Count(path => path.EndsWith(".parquet", StringComparison.Ordinal)));
        foreach (JsonElement file in files)
        {
            file.GetProperty("encodingFormat").GetString().ShouldBe("application/vnd.apache.parquet");
            file.GetProperty("sha256").GetString().ShouldBe(Sha256.OfBytes(File.ReadAllBytes(Path.Combine(folder, file.GetProperty("contentUrl").GetString()!))));
        }

        JsonElement summary = croissant.GetProperty("recordSet").EnumerateArray().Single(set => set.GetProperty("name").GetString() == "evaluate/summary");
        summary.GetProperty("field").EnumerateArray().Select(field => $"{field.GetProperty("name").GetString()} {field.GetProperty("dataType").GetString()}")
            .ShouldBe(["metric sc:Text", "model sc:Text", "member sc:Integer", "value sc:Float", "unit sc:Text"]);
        summary.GetProperty("field")[0].GetProperty("source").GetProperty("fileObject").GetProperty("@id").GetString().ShouldBe("evaluate/summary.parquet");
    }

    private static JsonElement Json(string folder, string name) => JsonElement.Parse(File.ReadAllBytes(Path.Combine(folder, name)));

    private static JsonElement Entity(JsonElement[] graph, string id) => graph.Single(entity => entity.GetProperty("@id").GetString() == id);

    private static IEnumerable<string> Ids(JsonElement entity, string property) => entity.GetProperty(property) is { ValueKind: JsonValueKind.Array } several
        ? several.EnumerateArray().Select(reference => reference.GetProperty("@id").GetString()!)
        : [entity.GetProperty(property).GetProperty("@id").GetString()!];

    private void Said(params string[] words)
    {
        ProcessOutcome ended = Cli.Run([.. words, $"--artifacts={_artifacts}"]);
        ended.ExitCode.ShouldBe(0, ended.Errors);
    }

    private static void Refused(int code, string sentence, string artifacts, params string[] words)
    {
        (int exitCode, _, string error) = Cli.Run([.. words, $"--artifacts={artifacts}"]);
        exitCode.ShouldBe(code);
        error.ShouldContain(sentence);
    }
}
