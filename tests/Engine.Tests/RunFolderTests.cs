using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Tests;

/// <summary>The links by which a run has what it has: for people to follow; the program believes none that leads elsewhere.</summary>
[Trait("Category", "Reliability")]
public sealed class RunFolderTests : IDisposable
{
    private const string Entry = "train-0123456789abcdef";
    private readonly string _folder = Directory.CreateTempSubdirectory("run-folder-").FullName;

    public RunFolderTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a permission there");
        Directory.CreateDirectory(At("stages", Entry, "train"));
        File.WriteAllText(At("stages", Entry, "train", "weights"), "weights");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_link_leads_to_what_the_stage_made_also_after_all_has_moved()
    {
        Run.Hold("train", At("stages", Entry), "train");
        Run.FolderOf("train").ShouldBe(At("stages", Entry, "train"));
        File.ReadAllText(At("runs", "run", "train", "weights")).ShouldBe("weights");
        string moved = _folder + "-moved";
        Directory.Move(_folder, moved);
        File.ReadAllText(Path.Combine(moved, "runs", "run", "train", "weights")).ShouldBe("weights");
        StageSandbox.RunIn(moved).EntryOf("train").ShouldBe(Path.Combine(moved, "stages", Entry));
        Directory.Move(moved, _folder);
    }

    [Fact]
    public void Where_the_folder_of_runs_is_a_link_to_elsewhere_links_lead_there_all_the_same()
    {
        string elsewhere = Directory.CreateTempSubdirectory("elsewhere-").FullName;
        Directory.CreateSymbolicLink(At("runs"), elsewhere);
        Run.Hold("train", At("stages", Entry), "train");
        File.ReadAllText(Path.Combine(elsewhere, "run", "train", "weights")).ShouldBe("weights");
        Run.EntryOf("train").ShouldBe(At("stages", Entry));
        Directory.Delete(elsewhere, recursive: true);
    }

    [Theory]
    [InlineData("../../stages/train-0123456789abcdef/../../precious")]
    [InlineData("../../stages/train-0123456789abcdeg/train")]
    [InlineData("../../stages/train-0123456789abcde/train")]
    [InlineData("../../stages/evaluate-0123456789abcdef/train")]
    [InlineData("../../elsewhere/train-0123456789abcdef/train")]
    [InlineData("/train-0123456789abcdef/train")]
    [InlineData("train")]
    [InlineData("/")]
    public void A_link_to_anything_else_is_not_believed_and_is_replaced(string target)
    {
        Directory.CreateDirectory(At("runs", "run"));
        Directory.CreateSymbolicLink(At("runs", "run", "train"), target);
        Run.EntryOf("train").ShouldBeNull();
        Run.FolderOf("train").ShouldBeNull();
        Run.Hold("train", At("stages", Entry), "train");
        Run.EntryOf("train").ShouldBe(At("stages", Entry));
    }

    [Fact]
    public void A_folder_a_file_or_a_pipe_in_its_place_goes()
    {
        Directory.CreateDirectory(At("runs", "run", "train", "of an earlier version"));
        foreach (Action<string> put in (Action<string>[])[_ => { }, path => File.WriteAllText(path, "a file"), NamedPipe.Make])
        {
            put(At("runs", "run", "train"));
            Run.Hold("train", At("stages", Entry), "train");
            DirectoryEntry.KindOf(At("runs", "run", "train")).ShouldBe(EntryKind.Link);
            DirectoryEntry.Remove(At("runs", "run", "train"));
        }
    }

    [Fact]
    public void Removing_a_run_removes_links_and_nothing_that_they_lead_to()
    {
        Run.Hold("train", At("stages", Entry), "train");
        Run.Remove();
        Directory.Exists(At("runs", "run")).ShouldBeFalse();
        File.Exists(At("stages", Entry, "train", "weights")).ShouldBeTrue();
        Run.Places.ShouldBeEmpty();
    }

    private RunFolder Run => StageSandbox.RunIn(_folder);

    private string At(params string[] parts) => Path.Combine([_folder, .. parts]);
}
