namespace ResearchPipeline.Stages.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void A_manifest_comes_back_and_tells_each_difference()
    {
        string path = Path.GetTempFileName();
        (string one, string two, string three) = (new string('1', 64), new string('2', 64), new string('3', 64));
        Manifest published = new("study", "spec", [new Artefact("train/a", 1, one), new Artefact("train/b", 2, two)]);
        published.Write(path);
        Manifest read = Manifest.Read(path);
        File.Delete(path);
        read.DifferencesFrom(published).ShouldBeEmpty();
        Manifest other = read with { Artefacts = [new Artefact("train/b", 2, three), new Artefact("train/c", 1, three)] };
        other.DifferencesFrom(published).ShouldBe([$"train/a: {one} -> (none)", $"train/b: {two} -> {three}", $"train/c: (none) -> {three}"]);
    }

    [Fact]
    public void The_text_of_a_manifest_is_part_of_what_is_published() =>
        new Manifest("study", "spec", [new Artefact("train/a", 1, "11")]).ToJson().ShouldBe(
            """
            {
              "study": "study",
              "specification": "spec",
              "artefacts": [
                {
                  "path": "train/a",
                  "bytes": 1,
                  "sha256": "11"
                }
              ]
            }

            """);

    [Fact]
    public void A_file_that_is_no_manifest_is_refused() =>
        Should.Throw<StageException>(() => Manifest.Read("/nowhere/manifest.json")).Message.ShouldContain("cannot be read as a manifest");
}
