namespace ResearchPipeline.Engine.Tests;

/// <summary>Mutations of a valid file's content, hundreds by default and a hundred thousand in a Soak: a reader returns or throws its own error, and nothing else.</summary>
[Trait("Category", "Reliability")]
public sealed class HostileFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hostile-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void No_mutation_of_a_stage_record_breaks_its_reader_or_leads_out_of_the_folder()
    {
        string file = Path.Combine(_folder, StageRecord.FileName);
        StageRecord record = StageRecord.Of("train", new() { ["k"] = "50" }, new() { ["data/x"] = "1" }, new() { ["A.dll"] = "2" });
        (record with { Outputs = [new Artefact("out.bin", 3, new string('b', 64))] }).Write(_folder);
        StageRecord.Read(_folder).ShouldNotBeNull("it is mutations that are refused");
        HostileBytes.Stands<StageException>(File.ReadAllBytes(file), "a stage record", bytes =>
            StageRecord.Parse(bytes)?.Outputs.ShouldAllBe(output => StaysInside(output.Path)));
    }

    [Fact]
    public void No_mutation_of_a_manifest_breaks_its_reader_or_leads_out_of_the_folder()
    {
        string file = Path.Combine(_folder, Manifest.FileName);
        new Manifest("study", new string('c', 64), [new Artefact("train/weights", 3, new string('b', 64))]).Write(file);
        HostileBytes.Stands<StageException>(File.ReadAllBytes(file), "a manifest", bytes =>
            Manifest.Parse(bytes, "file").Artefacts.ShouldAllBe(artefact => StaysInside(artefact.Path)));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../x")]
    [InlineData("..")]
    [InlineData("")]
    public void A_path_that_leaves_the_folder_is_refused(string path)
    {
        string file = Path.Combine(_folder, Manifest.FileName);
        new Manifest("study", new string('c', 64), [new Artefact(path, 3, new string('b', 64))]).Write(file);
        Should.Throw<StageException>(() => Manifest.Read(file)).Message.ShouldContain("leaves its folder");
    }

    [Fact]
    public void A_manifest_that_lists_a_path_twice_or_no_hash_is_refused()
    {
        string file = Path.Combine(_folder, Manifest.FileName);
        Artefact good = new("train/weights", 3, new string('b', 64));
        new Manifest("study", new string('c', 64), [good, good]).Write(file);
        Should.Throw<StageException>(() => Manifest.Read(file)).Message.ShouldContain("twice");
        new Manifest("study", new string('c', 64), [good with { Sha256 = "b" }]).Write(file);
        Should.Throw<StageException>(() => Manifest.Read(file)).Message.ShouldContain("size or hash");
    }

    private bool StaysInside(string path) => Path.GetFullPath(Path.Combine(_folder, path)).StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
