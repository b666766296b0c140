using System.Text.Json;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Processes;
using ResearchPipeline.Runs.Exporting;
using Spectre.Console.Testing;

namespace ResearchPipeline.Runs.Tests.Exporting;

/// <summary>What lies beside published studies for others' tools.</summary>
public sealed class PublishedDescriptionTests : IDisposable
{
    private static readonly string[] Described = ["croissant.json", "ro-crate-metadata.json", "specification.txt"];

    private readonly TestConsole _console = new();

    private static string Sweep => Catalogue.publishedSweeps[0];

    public static TheoryData<string> Studies() => [.. Catalogue.published, .. Catalogue.publishedSweeps];

    public void Dispose() => _console.Dispose();

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

    [Fact]
    public void A_description_of_a_sweep_that_was_changed_is_found_and_written_again()
    {
        using TemporaryFolder copy = CopyOf(Sweep);
        string croissant = Path.Combine(copy.Path, Sweep, "croissant.json");
        byte[] before = File.ReadAllBytes(croissant);
        PublishedDescription description = DescriptionIn(copy.Path);
        description.RequireAfter();
        File.AppendAllText(croissant, " ");
        Should.Throw<DiffersException>(description.RequireAfter).Message.ShouldStartWith($"{croissant} is not what follows from the manifest");
        description.Write(Sweep);
        File.ReadAllBytes(croissant).ShouldBe(before);
    }

    [Fact]
    public void A_manifest_of_another_plan_is_not_described()
    {
        using TemporaryFolder copy = CopyOf(Sweep);
        string manifest = Path.Combine(copy.Path, Sweep, "manifest.json");
        string specification = JsonElement.Parse(File.ReadAllBytes(manifest)).GetProperty("specification").GetString()!;
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(specification, new string('0', 64), StringComparison.Ordinal));
        Should.Throw<StageException>(() => DescriptionIn(copy.Path).Write(Sweep)).Message.ShouldContain($"is of another specification than {Sweep} has now. Run it first: ");
    }

    private static TemporaryFolder CopyOf(string published)
    {
        TemporaryFolder copy = TemporaryFolder.Create("published-");
        Directory.CreateDirectory(Path.Combine(copy.Path, published));
        Array.ForEach(Directory.GetFiles(FolderOf(published)), file => File.Copy(file, Path.Combine(copy.Path, published, Path.GetFileName(file))));
        return copy;
    }

    private PublishedDescription DescriptionIn(string folder) => new(
        new PublishedStudies(folder, [], IsWritten: true), [Sweep], RunOptions.Of(new Dictionary<string, string> { ["sweep"] = Sweep }), new Streams(_console, TextWriter.Null), CancellationToken.None);

    private static string FolderOf(string study) => Path.Combine(Repository.FindRoot(), "reports", study);
}
