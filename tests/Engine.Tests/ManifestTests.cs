
namespace ResearchPipeline.Engine.Tests;

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

    [Theory]
    [InlineData("[]", "line 1: the value is of another kind than belongs there")]
    [InlineData("{\n\"artefacts\": [ { \"path\": \"train/a\",\n\"bytes\": \"12\" } ] }", "line 3, artefacts[0].bytes: the value is of another kind than belongs there")]
    [InlineData("{\n\"study\": \"a\",\n\"study\": \"b\" }", "a name stands there twice")]
    [InlineData("{ \"artefacts\": [], \"artifacts\": [] }", "line 1, artifacts: nothing of this name belongs there")]
    [InlineData("{ \"study\": ", "line 1, study: Expected depth to be zero at the end of the JSON payload")]
    [InlineData("{ \"study\": nothing", "line 1, study: 'nothing' is an invalid JSON literal. Expected the literal 'null'")]
    public void What_is_no_manifest_is_told_by_line_and_entry_without_a_type_of_the_program(string text, string said)
    {
        string message = Should.Throw<StageException>(() => Manifest.Parse(System.Text.Encoding.UTF8.GetBytes(text), "a.json")).Message;
        message.ShouldStartWith("a.json cannot be read as a manifest: ");
        message.ShouldContain(said);
        foreach (string word in (string[])["ResearchPipeline", "System.", "LineNumber", "BytePosition", ".NET", ".."])
        {
            message.ShouldNotContain(word);
        }
    }

    [Fact]
    public void Fields_that_differ_from_those_of_a_re_execution_are_told_with_both_values()
    {
        Manifest here = new("study", "spec", []);
        here.OtherFieldsThan(here).ShouldBeEmpty();
        (here with { Study = "another" }).OtherFieldsThan(here).ShouldBe(["study: published \"another\", here \"study\""]);
        new Manifest(null!, "other", []).OtherFieldsThan(here).ShouldBe(["study: published nothing, here \"study\"", "specification: published \"other\", here \"spec\""]);
    }
}
