using System.IO.Compression;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Tests.Exporting;

/// <summary>An export that is verified, and one that somebody touched.</summary>
public sealed class VerifyExportTests(FinishedSmoke finished) : IClassFixture<FinishedSmoke>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("verified ü-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_export_is_verified_as_a_folder_and_as_a_zip_and_by_sha256sum()
    {
        string copy = Copy();
        string said = Verified(copy, 0).Output;
        said.ShouldContain("each as it was exported");
        said.ShouldContain("is not published in this checkout");
        Verified(finished.Zip, 0).Output.ShouldContain("each as it was exported");
        ProcessOutcome sums = new ChildProcess("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"]) { Folder = copy }.Run();
        sums.ExitCode.ShouldBe(0, sums.Errors + sums.Output);
    }

    [Fact]
    public void Every_changed_missing_and_extra_file_is_told_once_by_its_name()
    {
        string copy = Copy();
        File.AppendAllText(Path.Combine(copy, "report", "report.pdf"), "!");
        File.AppendAllText(Path.Combine(copy, "ro-crate-metadata.json"), " ");
        File.Delete(Path.Combine(copy, "train", "weights.safetensors"));
        File.WriteAllText(Path.Combine(copy, "train", "weights.safetensors.part"), "half");
        Directory.CreateDirectory(Path.Combine(copy, "empty"));
        File.CreateSymbolicLink(Path.Combine(copy, "link"), Path.Combine(copy, "LICENSE"));
        ProcessOutcome ended = Verified(copy, 3);
        ended.Errors.ShouldStartWith($"differs: {copy} is not as it was exported: 6 things do not fit, as listed above.");
        string[] lines = [.. ended.Output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim())];
        lines.ShouldContain("train/weights.safetensors is missing");
        lines.ShouldContain("train/weights.safetensors.part is not of the export");
        lines.ShouldContain("empty is a folder and no file");
        lines.ShouldContain("link is a link and no file");
        lines.ShouldContain(line => line.StartsWith("report/report.pdf was changed: its SHA-256 is ", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("ro-crate-metadata.json was changed", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_changes_the_list_of_hashes_too_is_found_by_what_else_tells_of_the_file()
    {
        string copy = Copy();
        string table = Path.Combine(copy, "evaluate", "summary.parquet");
        string before = Sha256.OfFile(table);
        File.AppendAllText(table, "!");
        string sums = Path.Combine(copy, "SHA256SUMS");
        File.WriteAllText(sums, File.ReadAllText(sums).Replace(before, Sha256.OfFile(table), StringComparison.Ordinal));
        string said = Verified(copy, 3).Output;
        said.ShouldContain("manifest.json tells another hash of evaluate/summary.parquet");
        said.ShouldContain("ro-crate-metadata.json tells another hash of evaluate/summary.parquet");
        said.ShouldContain("croissant.json tells another hash of evaluate/summary.parquet");
    }

    [Fact]
    public void Another_specification_is_found_though_its_hash_is_listed()
    {
        string copy = Copy();
        string specification = Path.Combine(copy, "specification.txt");
        string before = Sha256.OfFile(specification);
        File.WriteAllText(specification, "seed = 1\n");
        foreach (string file in (string[])["SHA256SUMS", "ro-crate-metadata.json"])
        {
            string path = Path.Combine(copy, file);
            string old = Sha256.OfFile(path);
            File.WriteAllText(path, File.ReadAllText(path).Replace(before, Sha256.OfFile(specification), StringComparison.Ordinal));
            string sums = Path.Combine(copy, "SHA256SUMS");
            File.WriteAllText(sums, File.ReadAllText(sums).Replace(old, Sha256.OfFile(path), StringComparison.Ordinal));
        }

        // The crate was changed after its hash was listed.
        Relist(copy, "ro-crate-metadata.json");
        Verified(copy, 3).Output.ShouldContain("specification.txt is not the specification that manifest.json names");
    }

    [Fact]
    public void A_file_that_is_listed_and_described_nowhere_and_descriptions_that_say_nothing_are_found()
    {
        string copy = Copy();
        string script = Path.Combine(copy, "README-FIRST.sh");
        File.WriteAllText(script, "echo");
        File.AppendAllText(Path.Combine(copy, "SHA256SUMS"), $"{Sha256.OfFile(script)}  README-FIRST.sh\n");
        Verified(copy, 3).Output.ShouldContain("ro-crate-metadata.json does not tell of README-FIRST.sh");
        File.WriteAllText(Path.Combine(copy, "ro-crate-metadata.json"), """{"@graph":[]}""");
        Relist(copy, "ro-crate-metadata.json");
        Verified(copy, 3).Output.ShouldContain("ro-crate-metadata.json does not tell of LICENSE");
    }

    [Fact]
    public void A_description_of_tables_that_describes_none_is_found()
    {
        string copy = Copy();
        File.WriteAllText(Path.Combine(copy, "croissant.json"), """{"distribution":[]}""");
        Relist(copy, "croissant.json");
        string said = Verified(copy, 3).Output;
        said.ShouldContain("croissant.json does not tell of evaluate/");
    }

    [Fact]
    public void Names_that_would_move_a_terminals_cursor_are_shown_by_number()
    {
        string hostile = Written("hostile.zip", File.ReadAllBytes(finished.Zip));
        using (ZipArchive zip = ZipFile.Open(hostile, ZipArchiveMode.Update))
        {
            zip.CreateEntry("a\u001b[31m\nall as it was exported");
        }

        string said = Verified(hostile, 3).Output;
        said.ShouldContain("a\\x1b[31m\\x0aall as it was exported is not of the export");
        said.ShouldNotContain('\u001b');
    }

    [Fact]
    public void A_zip_that_is_cut_or_none_or_has_names_that_leave_it_is_refused_and_nothing_is_unpacked()
    {
        byte[] whole = File.ReadAllBytes(finished.Zip);
        Verified(Written("cut.zip", whole[..(whole.Length / 2)]), 1).Errors.ShouldContain("cannot be read as a zip");
        Verified(Written("text.zip", "no zip"u8.ToArray()), 1).Errors.ShouldContain("cannot be read as a zip");
        Verified(Written("empty.zip", []), 1).Errors.ShouldStartWith("error: ");
        byte[] flipped = [.. whole];
        flipped[whole.Length / 3] ^= 1;
        Verified(Written("flipped.zip", flipped), 3).Output.ShouldMatch("was changed|cannot be read");
        string hostile = Written("hostile.zip", whole);
        using (ZipArchive zip = ZipFile.Open(hostile, ZipArchiveMode.Update))
        {
            Array.ForEach(["../../escaped", "/absolute", "LICENSE", "a\\b"], name => zip.CreateEntry(name));
        }

        string said = Verified(hostile, 3).Output;
        said.ShouldContain("\"../../escaped\" is a name that leaves its folder");
        said.ShouldContain("\"/absolute\" is a name that leaves its folder");
        said.ShouldContain("LICENSE is in it twice");
        Directory.GetFileSystemEntries(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ShouldBe(["cut.zip", "empty.zip", "flipped.zip", "hostile.zip", "text.zip"]);
    }

    [Fact]
    public void What_is_no_export_is_refused_in_a_paragraph()
    {
        Verified(Path.Combine(_folder, "nowhere"), 1).Errors.ShouldContain("does not exist; verify is told a folder or a zip that export wrote");
        Verified(_folder, 1).Errors.ShouldContain("has no SHA256SUMS, so it is no export that can be verified");
        string copy = Copy();
        foreach (string line in (string[])["nothing", $"{new string('a', 64)}  ../up", $"{new string('a', 64)} *LICENSE", $"{new string('a', 64)}  a\n{new string('b', 64)}  a"])
        {
            File.WriteAllText(Path.Combine(copy, "SHA256SUMS"), $"{line}\n");
            Verified(copy, 1).Errors.ShouldContain("is no list of hashes: line ");
        }

        File.WriteAllText(Path.Combine(copy, "SHA256SUMS"), $"{new string('a', 64)}  LICENSE\r\n");
        Verified(copy, 1).Errors.ShouldContain("has the line ends of another system");
        Cli.Run("verify", "").Errors.ShouldContain("The name of the export is empty");
        Cli.Run("verify", copy, copy).ExitCode.ShouldBe(2);
        Cli.Run("verify", copy, "--study=smoke").Errors.ShouldContain("An export says itself what it is of: --study does not go with");
    }

    private static void Relist(string folder, string file)
    {
        string sums = Path.Combine(folder, "SHA256SUMS");
        File.WriteAllLines(sums, File.ReadAllLines(sums).Select(line => line.EndsWith($"  {file}", StringComparison.Ordinal) ? $"{Sha256.OfFile(Path.Combine(folder, file))}  {file}" : line));
    }

    private static ProcessOutcome Verified(string place, int exitCode)
    {
        ProcessOutcome ended = Cli.Run("verify", place);
        ended.ExitCode.ShouldBe(exitCode, ended.Errors + ended.Output);
        return ended;
    }

    private string Written(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private string Copy()
    {
        string copy = Path.Combine(_folder, "copy");
        foreach (string path in DirectoryEntry.Below(finished.Export))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, path))!);
            File.Copy(Path.Combine(finished.Export, path), Path.Combine(copy, path));
        }

        return copy;
    }
}
