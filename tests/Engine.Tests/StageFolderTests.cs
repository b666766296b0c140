namespace ResearchPipeline.Engine.Tests;

public sealed class StageFolderTests : IDisposable
{
    private readonly string _run = Directory.CreateTempSubdirectory("stage-folder-").FullName;

    public void Dispose() => Directory.Delete(_run, recursive: true);

    [Fact]
    public void What_a_write_that_was_cut_short_left_is_taken_away_and_no_mistake_of_the_stage()
    {
        StageFolder folder = new(_run, "make");
        string working = folder.Open();
        File.WriteAllText(Path.Combine(working, "out.txt"), "made");
        File.WriteAllText(Path.Combine(working, "out.txt.part"), "ma");
        folder.RequireExactly(["out.txt"], []);
        File.Exists(Path.Combine(working, "out.txt.part")).ShouldBeFalse();
        File.ReadAllText(Path.Combine(working, "out.txt")).ShouldBe("made");
    }
}
