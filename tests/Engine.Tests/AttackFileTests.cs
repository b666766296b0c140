namespace ResearchPipeline.Engine.Tests;

[Trait("Category", "Reliability")]
public sealed class AttackFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("attack-").FullName;

    public static TheoryData<string> Manifests => AttackFiles.In("manifest");

    public static TheoryData<string> Records => AttackFiles.In("stage-record");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_manifest_is_refused(string name)
    {
        string path = AttackFiles.PathOf("manifest", name);
        AttackFiles.Frugally(path, () => Should.Throw<StageException>(() => Manifest.Read(path)).Message.ShouldContain(path));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void A_stage_record_is_not_believed(string name)
    {
        string path = Path.Combine(_folder, StageRecord.FileName);
        File.Copy(AttackFiles.PathOf("stage-record", name), path);
        AttackFiles.Frugally(path, () => StageRecord.Read(_folder).ShouldBeNull());
    }

    // Each attack has one thing wrong with it, and this is what they are without.
    [Fact]
    public void Without_its_defect_the_record_of_the_attacks_is_believed()
    {
        StageRecord record = StageRecord.Of("train", [], [], []) with { Outputs = [new Artefact("weights", 3, new string('b', 64))] };
        record.Write(_folder);
        StageRecord.Read(_folder).ShouldNotBeNull();
        File.ReadAllText(AttackFiles.PathOf("stage-record", "absolute-path.json")).ShouldContain(record.Fingerprint);
    }
}
