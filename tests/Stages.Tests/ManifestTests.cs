namespace ResearchPipeline.Stages.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void A_manifest_comes_back_and_tells_each_difference()
    {
        string path = Path.GetTempFileName();
        Manifest published = new("study", "spec", [new Artefact("a", 1, "11"), new Artefact("b", 2, "22")]);
        published.Write(path);
        Manifest read = Manifest.Read(path);
        File.Delete(path);
        read.DifferencesFrom(published).ShouldBeEmpty();
        Manifest other = read with { Artefacts = [new Artefact("b", 2, "23"), new Artefact("c", 1, "33")] };
        other.DifferencesFrom(published).ShouldBe(["a: 11 -> (none)", "b: 22 -> 23", "c: (none) -> 33"]);
    }

    [Fact]
    public void A_file_that_is_no_manifest_is_refused() =>
        Should.Throw<StageException>(() => Manifest.Read("/nowhere/manifest.json")).Message.ShouldContain("cannot be read as a manifest");
}
