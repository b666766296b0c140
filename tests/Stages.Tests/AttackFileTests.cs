using ResearchPipeline.Tests;

namespace ResearchPipeline.Stages.Tests;

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
}
