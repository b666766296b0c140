using System.Text.Json;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Tests.Exporting;

/// <summary>What lies beside published studies for others' tools.</summary>
public sealed class PublishedDescriptionTests
{
    private static readonly string[] Described = ["croissant.json", "ro-crate-metadata.json", "specification.txt"];

    public static TheoryData<string> Studies() => [.. Catalogue.published, .. Catalogue.publishedSweeps];

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_published_study_has_a_crate_with_what_it_must_have_and_hashes_of_what_lies_there(string study)
    {
        string folder = FolderOf(study);
        CrateRequirements crate = new(File.ReadAllBytes(Path.Combine(folder, "ro-crate-metadata.json")));
        crate.Check();
        string[] parts = CrateRequirements.Ids(crate.Root, "hasPart");
        parts.Append("ro-crate-metadata.json").Order(StringComparer.Ordinal).ShouldBe(DirectoryEntry.Below(folder));
        foreach (string part in parts)
        {
            crate.Entity(part).GetProperty("sha256").GetString().ShouldBe(Sha256.OfFile(Path.Combine(folder, part)));
        }
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void The_specification_beside_a_study_has_the_hash_that_its_manifest_names_and_its_tables_are_described(string study)
    {
        string folder = FolderOf(study);
        JsonElement manifest = JsonElement.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        Sha256.OfFile(Path.Combine(folder, "specification.txt")).ShouldBe(manifest.GetProperty("specification").GetString());
        JsonElement[] tables = [.. JsonElement.Parse(File.ReadAllBytes(Path.Combine(folder, "croissant.json"))).GetProperty("distribution").EnumerateArray()];
        tables.Select(table => table.GetProperty("contentUrl").GetString()!).ShouldBe(Directory.GetFiles(folder, "*.parquet").Select(path => Path.GetFileName(path)!), ignoreOrder: true);
        JsonElement[] sets = [.. JsonElement.Parse(File.ReadAllBytes(Path.Combine(folder, "croissant.json"))).GetProperty("recordSet").EnumerateArray()];
        sets.ShouldAllBe(set => set.GetProperty("description").GetString()!.Length > 0);
        sets.SelectMany(set => set.GetProperty("field").EnumerateArray()).ShouldAllBe(field => field.GetProperty("description").GetString()!.Length > 0);
        tables.ShouldAllBe(table => table.GetProperty("sha256").GetString() == Sha256.OfFile(Path.Combine(folder, table.GetProperty("contentUrl").GetString()!)));
    }

    [Fact]
    public void Described_again_every_byte_is_as_it_was()
    {
        string[] files = [.. Studies().Select(row => row.Data).SelectMany(study => Described.Select(file => Path.Combine(FolderOf(study), file)))];
        Dictionary<string, string> before = files.ToDictionary(file => file, Sha256.OfFile);
        ProcessOutcome ended = Cli.Run("describe");
        ended.ExitCode.ShouldBe(0, ended.Errors);
        ended.Output.ShouldNotContain("described: ");
        files.ToDictionary(file => file, Sha256.OfFile).ShouldBe(before);
    }

    private static string FolderOf(string study) => Path.Combine(Repository.FindRoot(), "reports", study);
}
