using System.IO.Compression;
using System.Text.Json;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Tests.Exporting;

/// <summary>A finished run as others get it; the required properties are those of RO-Crate 1.1 with its profiles and of Croissant 1.1.</summary>
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
        TheCrateHasWhatItMust(new(File.ReadAllBytes(Path.Combine(folder, "ro-crate-metadata.json"))), folder);
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
        Refused(2, "two is a sweep that was typed", _swept.Folder, "export", Path.Combine(_folder, "typed.zip"), "two");
        Refused(1, "smoke-sweep has not come to its end here", _artifacts, "export", Path.Combine(_folder, "written.zip"), "smoke-sweep");
        Refused(2, "The place of the export is empty", _artifacts, "export", "", "epochs1");
        string mine = Path.Combine(_folder, "mine.part");
        File.WriteAllText(mine, "a thesis");
        Refused(2, "mine.part is there already, and nothing is replaced", _artifacts, "export", Path.Combine(_folder, "mine"), "epochs1");
        File.ReadAllText(mine).ShouldBe("a thesis");
        Refused(1, "has not come to its end: it has no manifest. Run this first: ", _swept.Folder, "export", Path.Combine(_folder, "early"), "epochs8");
        string weights = Directory.GetFiles(Path.Combine(_artifacts, "stages"), "weights.safetensors", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.AppendAllText(weights, "!");
        Refused(1, "so nothing is exported", _artifacts, "export", Path.Combine(_folder, "altered"), "epochs1");
        Refused(1, "so nothing is exported", _artifacts, "export", Path.Combine(_folder, "altered.zip"), "epochs1");
        Directory.GetFileSystemEntries(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ShouldBe(["mine.part", "there"]);
    }

    private static void TheCrateHasWhatItMust(CrateRequirements crate, string folder)
    {
        crate.Check();
        string[] parts = CrateRequirements.Ids(crate.Root, "hasPart");
        // All but the description itself, each with its own entity and, but for the list of hashes, the hash of its bytes.
        parts.Append("ro-crate-metadata.json").Order(StringComparer.Ordinal).ShouldBe(DirectoryEntry.Below(folder));
        foreach (string part in parts.Where(part => part != "SHA256SUMS"))
        {
            crate.Entity(part).GetProperty("sha256").GetString().ShouldBe(Sha256.OfBytes(File.ReadAllBytes(Path.Combine(folder, part))));
        }

        parts.ShouldContain("report/report.pdf");
        parts.ShouldContain("train/weights.safetensors");
        parts.ShouldContain("train/cfg.json");
        crate.OfType("HowToStep").Select(step => step.GetProperty("name").GetString()).ShouldBe(["normalize", "train", "evaluate", "results", "figures", "report"]);
        CrateRequirements.Ids(crate.Entity("#train"), "object").ShouldBe(["normalize/dataset.safetensors"]);
        CrateRequirements.Ids(crate.Entity("#train"), "result").ShouldContain("train/weights.safetensors");
        CrateRequirements.Ids(crate.Entity("#run"), "object").Length.ShouldBe(4);
        CrateRequirements.Ids(crate.Entity("#normalize"), "object").ShouldBe(CrateRequirements.Ids(crate.Entity("#run"), "object"), ignoreOrder: true);
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
