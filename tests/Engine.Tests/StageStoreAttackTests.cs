namespace ResearchPipeline.Engine.Tests;

/// <summary>What somebody may do to the store and to runs: nothing that is not its own is deleted or written, and nothing false is believed.</summary>
[Trait("Category", "Reliability")]
public sealed class StageStoreAttackTests : IDisposable
{
    private readonly StoreSandbox _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void An_entry_that_somebody_deleted_is_made_again()
    {
        _store.Run("one", _store.Learn("50"));
        Directory.Delete(_store.Entry(_store.Learn("50")), recursive: true);
        _store.Engine("one").Plan(_store.Learn("50")).ShouldBe([new StageReason.Gone()]);
        _store.Run("one", _store.Learn("50")).ShouldBeTrue();
    }

    [Fact]
    public void An_entry_whose_name_is_not_that_of_its_record_is_not_believed()
    {
        _store.Run("one", _store.Learn("50"));
        string other = Path.Combine(_store.Folder, "stages", $"train-{new string('0', 16)}");
        Directory.Move(_store.Entry(_store.Learn("50")), other);
        StageSandbox.RunIn(_store.Folder, "one").Hold("train", other, "train");
        _store.Engine("one").Plan(_store.Learn("50")).ShouldBe([new StageReason.NoRecord()]);
        _store.Run("one", _store.Learn("50")).ShouldBeTrue();
    }

    [Fact]
    public void A_link_or_a_file_in_the_place_of_an_entry_is_told_and_replaced_and_what_the_link_leads_to_is_not_touched()
    {
        _store.Run("one", _store.Learn("50"));
        string victims = Path.Combine(_store.Folder, "victims");
        Directory.Move(_store.Entry(_store.Learn("50")), victims);
        string[] before = Directory.GetFileSystemEntries(victims, "*", SearchOption.AllDirectories);
        Directory.CreateSymbolicLink(_store.Entry(_store.Learn("50")), victims);
        _store.Engine("one").Plan(_store.Learn("50")).ShouldHaveSingleItem().Text.ShouldBe($"{Path.GetFileName(_store.Entry(_store.Learn("50")))} is a link and not a folder");
        _store.Run("one", _store.Learn("50")).ShouldBeTrue();
        Directory.GetFileSystemEntries(victims, "*", SearchOption.AllDirectories).ShouldBe(before);
        Directory.Delete(_store.Entry(_store.Learn("50")), recursive: true);
        File.WriteAllText(_store.Entry(_store.Learn("50")), "a file");
        _store.Run("one", _store.Learn("50")).ShouldBeTrue();
        _store.Run("one", _store.Learn("50")).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_of_a_stage_in_the_place_of_a_link_is_told_and_replaced_and_anybody_elses_is_refused()
    {
        _store.Run("one", _store.Learn("50"));
        string place = Path.Combine(_store.Folder, "runs", "one", "train");
        string made = _store.Entry(_store.Learn("50"));
        Directory.Delete(place);
        Directory.CreateDirectory(place);
        File.Copy(Path.Combine(made, "train", StageRecord.FileName), Path.Combine(place, StageRecord.FileName));
        _store.Run("one", _store.Learn("50")).ShouldBeFalse();
        _store.Lines[^1].ShouldBe("train: the folder in its place in the run's folder is replaced by a link into the store");
        Directory.Delete(place);
        Directory.CreateDirectory(place);
        File.WriteAllText(Path.Combine(place, "thesis.txt"), "precious");
        Should.Throw<Files.DataException>(() => _store.Run("one", _store.Learn("50"))).Message.ShouldEndWith("is a folder that no stage made, and a link is to lie there. Move it away and run again.");
        File.Exists(Path.Combine(place, "thesis.txt")).ShouldBeTrue();
    }

    [Fact]
    public void A_run_whose_folder_is_a_link_is_refused()
    {
        string victims = Directory.CreateDirectory(Path.Combine(_store.Folder, "victims", "train")).FullName;
        Directory.CreateDirectory(Path.Combine(_store.Folder, "runs"));
        Directory.CreateSymbolicLink(Path.Combine(_store.Folder, "runs", "one"), Path.GetDirectoryName(victims)!);
        Should.Throw<Files.DataException>(() => _store.Run("one", _store.Learn("50"))).Message.ShouldContain("is a link, and what it leads to would be changed");
        Directory.Exists(victims).ShouldBeTrue();
    }

    [Fact]
    public void What_is_no_entry_is_not_collected_and_nothing_is_while_runs_cannot_be_read()
    {
        _store.Run("one", _store.Learn("50"));
        string mine = Directory.CreateDirectory(Path.Combine(_store.Folder, "stages", "holiday")).FullName;
        string notes = Directory.CreateDirectory(Path.Combine(_store.Folder, "stages", "notes-1a2b3c4d5e6f7890", "diary")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(_store.Folder, "runs", "unmounted"), "nowhere");
        StageSandbox.RunIn(_store.Folder, "one").Remove();
        StageSandbox.StoreIn(_store.Folder).Collect();
        _store.Entries().ShouldHaveSingleItem("nobody knows what the other run holds");
        File.Delete(Path.Combine(_store.Folder, "runs", "unmounted"));
        StageSandbox.StoreIn(_store.Folder).Collect();
        _store.Entries().ShouldBeEmpty();
        Directory.Exists(mine).ShouldBeTrue();
        Directory.Exists(notes).ShouldBeTrue("its name is that of an entry, and what it holds is not");
    }

    [Fact]
    public void What_a_run_holds_it_holds_whatever_path_leads_to_it()
    {
        string elsewhere = Directory.CreateTempSubdirectory("elsewhere-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(_store.Folder, "runs"), elsewhere);
        _store.Run("one", _store.Learn("50"));
        string alias = _store.Folder + "-alias";
        Directory.CreateSymbolicLink(alias, _store.Folder);
        StageSandbox.StoreIn(alias).Collect();
        _store.Entries().ShouldHaveSingleItem();
        Directory.Delete(alias);
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public void A_lock_that_is_a_link_is_replaced_and_what_it_leads_to_is_not_touched()
    {
        string victims = Directory.CreateDirectory(Path.Combine(_store.Folder, "victims")).FullName;
        Directory.CreateDirectory(Path.Combine(_store.Folder, "stages", ".locks"));
        Directory.CreateSymbolicLink(Path.Combine(_store.Folder, "stages", ".locks", _store.Entry(_store.Learn("50"))[^16..][..2]), victims);
        _store.Run("one", _store.Learn("50"));
        Directory.GetFileSystemEntries(victims).ShouldBeEmpty();
    }
}
