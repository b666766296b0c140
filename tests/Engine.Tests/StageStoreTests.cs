namespace ResearchPipeline.Engine.Tests;

/// <summary>One store for all runs: what is made from the same is made once, and what no run needs goes.</summary>
[Trait("Category", "Reliability")]
public sealed class StageStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("store-").FullName;
    private readonly List<string> _lines = [];
    private int _made;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Two_runs_that_need_the_same_have_it_from_one_entry()
    {
        Run("one", Learn("50")).ShouldBeTrue();
        Run("two", Learn("50")).ShouldBeFalse();
        _made.ShouldBe(1);
        _lines[^1].ShouldBe("train: up to date, found in the store");
        foreach (string run in (string[])["one", "two"])
        {
            File.ReadAllText(Path.Combine(_folder, "runs", run, "train", "weights.txt")).ShouldBe("k = 50");
        }

        Entries().ShouldHaveSingleItem();
        Run("two", Learn("50")).ShouldBeFalse();
        _lines[^1].ShouldBe("train: up to date");
    }

    [Fact]
    public void Two_places_of_a_run_that_need_the_same_have_it_from_one_entry()
    {
        Run("one", Learn("50") with { Place = "train-1" }).ShouldBeTrue();
        Run("one", Learn("50")).ShouldBeFalse();
        _made.ShouldBe(1);
        StageSandbox.RunIn(_folder, "one").Places.ShouldBe(["train", "train-1"]);
        _lines[0].ShouldBe("train-1: runs because it has not run yet");
    }

    [Fact]
    public void What_a_run_replaced_goes_unless_another_run_has_it()
    {
        Run("one", Learn("50"));
        Run("two", Learn("50"));
        Run("one", Learn("40"));
        Entries().Length.ShouldBe(2);
        Run("two", Learn("30"));
        Entries().Length.ShouldBe(2, "no run has that of k = 50 any more");
        Run("two", Learn("40")).ShouldBeFalse();
        Entries().ShouldHaveSingleItem();
    }

    [Fact]
    public void Going_back_to_what_another_run_still_has_makes_nothing_and_says_no_reason()
    {
        Run("one", Learn("50"));
        Run("two", Learn("40"));
        Run("two", Learn("50")).ShouldBeFalse();
        Engine("two").Plan(Learn("50")).ShouldBeEmpty();
    }

    [Fact]
    public void A_run_that_was_interrupted_keeps_what_it_has_begun_until_it_begins_something_else()
    {
        Fail("50");
        Engine("one").Plan(Learn("50")).ShouldBe([new StageReason.Interrupted()]);
        Entries().ShouldHaveSingleItem();
        StageSandbox.StoreIn(_folder).Collect();
        Entries().ShouldHaveSingleItem("the run will go on with it");
        Fail("40");
        Entries().ShouldHaveSingleItem().ShouldNotBeNull();
        Engine("one").Plan(Learn("50")).ShouldBe([new StageReason.NeverRan()]);
        Run("one", Learn("40"));
        Entries().ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_collected_is_held_by_no_run_wanted_by_nobody_and_not_worked_on()
    {
        Run("one", Learn("50"));
        Run("gone", Learn("40"));
        Run("gone", Learn("30") with { Place = "train-1" });
        Run("gone", Learn("20") with { Place = "train-2" });
        (string wanted, string worked) = (Entry(Learn("40")), Entry(Learn("30")));
        StageSandbox.RunIn(_folder, "gone").Remove();
        StageStore store = StageSandbox.StoreIn(_folder);
        using (RunLock works = RunLock.Acquire(Path.Combine(_folder, "stages", ".locks", worked[^16..][..2]), Assert.Fail, CancellationToken.None))
        {
            store.Collect(wanted);
        }

        Entries().ShouldBe([Entry(Learn("50")), wanted, worked], ignoreOrder: true);
        store.Collect();
        Entries().ShouldBe([Entry(Learn("50"))]);
    }

    [Fact]
    public async Task Two_runs_at_once_make_it_once()
    {
        using ManualResetEventSlim begun = new();
        using ManualResetEventSlim end = new();
        Stage slow = Learn("50") with
        {
            Watched = run =>
            {
                begun.Set();
                end.Wait();
                run();
            },
        };
        Task<bool> first = Task.Run(() => Run("one", slow), TestContext.Current.CancellationToken);
        begun.Wait(TestContext.Current.CancellationToken);
        List<string> said = [];
        Task<bool> second = Task.Run(() => StageSandbox.Engine(_folder, said.Add, "two").Run(Learn("50")), TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => said.Count > 0, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        said[0].ShouldBe($"waiting: process {Environment.ProcessId} is working on {Path.Combine(_folder, "stages")}");
        end.Set();
        (await first).ShouldBeTrue();
        (await second).ShouldBeFalse();
        _made.ShouldBe(1);
    }

    [Fact]
    public void An_entry_that_somebody_deleted_is_made_again()
    {
        Run("one", Learn("50"));
        Directory.Delete(Entry(Learn("50")), recursive: true);
        Engine("one").Plan(Learn("50")).ShouldBe([new StageReason.Gone()]);
        Run("one", Learn("50")).ShouldBeTrue();
    }

    [Fact]
    public void What_is_taken_is_held_and_must_be_up_to_date()
    {
        Run("one", Learn("50"));
        Engine("two").Take(Learn("50"));
        StageSandbox.RunIn(_folder, "two").EntryOf("train").ShouldBe(Entry(Learn("50")));
        Should.Throw<StageException>(() => Engine("two").Take(Learn("40"))).Message.ShouldBe("the train stage before it is not up to date (parameter k: 50 -> 40)");
        File.AppendAllText(Path.Combine(Entry(Learn("50")), "train", "weights.txt"), "!");
        Should.Throw<StageException>(() => Engine("three").Take(Learn("50"))).Message.ShouldContain("output weights.txt was altered");
    }

    [Fact]
    public void An_entry_whose_name_is_not_that_of_its_record_is_not_believed()
    {
        Run("one", Learn("50"));
        string other = Path.Combine(_folder, "stages", $"train-{new string('0', 16)}");
        Directory.Move(Entry(Learn("50")), other);
        StageSandbox.RunIn(_folder, "one").Hold("train", other, "train");
        Engine("one").Plan(Learn("50")).ShouldBe([new StageReason.NoRecord()]);
        Run("one", Learn("50")).ShouldBeTrue();
    }

    [Fact]
    public void A_link_or_a_file_in_the_place_of_an_entry_is_told_and_replaced_and_what_the_link_leads_to_is_not_touched()
    {
        Run("one", Learn("50"));
        string victims = Path.Combine(_folder, "victims");
        Directory.Move(Entry(Learn("50")), victims);
        string[] before = Directory.GetFileSystemEntries(victims, "*", SearchOption.AllDirectories);
        Directory.CreateSymbolicLink(Entry(Learn("50")), victims);
        Engine("one").Plan(Learn("50")).ShouldHaveSingleItem().Text.ShouldBe($"{Path.GetFileName(Entry(Learn("50")))} is a link and not a folder");
        Run("one", Learn("50")).ShouldBeTrue();
        Directory.GetFileSystemEntries(victims, "*", SearchOption.AllDirectories).ShouldBe(before);
        Directory.Delete(Entry(Learn("50")), recursive: true);
        File.WriteAllText(Entry(Learn("50")), "a file");
        Run("one", Learn("50")).ShouldBeTrue();
        Run("one", Learn("50")).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_of_a_stage_in_the_place_of_a_link_is_told_and_replaced_and_anybody_elses_is_refused()
    {
        Run("one", Learn("50"));
        string place = Path.Combine(_folder, "runs", "one", "train");
        string made = Entry(Learn("50"));
        Directory.Delete(place);
        Directory.CreateDirectory(place);
        File.Copy(Path.Combine(made, "train", StageRecord.FileName), Path.Combine(place, StageRecord.FileName));
        Run("one", Learn("50")).ShouldBeFalse();
        _lines[^1].ShouldBe("train: the folder in its place in the run's folder is replaced by a link into the store");
        Directory.Delete(place);
        Directory.CreateDirectory(place);
        File.WriteAllText(Path.Combine(place, "thesis.txt"), "precious");
        Should.Throw<Files.DataException>(() => Run("one", Learn("50"))).Message.ShouldEndWith("is a folder that no stage made, and a link is to lie there. Move it away and run again.");
        File.Exists(Path.Combine(place, "thesis.txt")).ShouldBeTrue();
    }

    [Fact]
    public void A_run_whose_folder_is_a_link_is_refused()
    {
        string victims = Directory.CreateDirectory(Path.Combine(_folder, "victims", "train")).FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "runs"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "runs", "one"), Path.GetDirectoryName(victims)!);
        Should.Throw<Files.DataException>(() => Run("one", Learn("50"))).Message.ShouldContain("is a link, and what it leads to would be changed");
        Directory.Exists(victims).ShouldBeTrue();
    }

    [Fact]
    public void What_is_no_entry_is_not_collected_and_nothing_is_while_runs_cannot_be_read()
    {
        Run("one", Learn("50"));
        string mine = Directory.CreateDirectory(Path.Combine(_folder, "stages", "holiday")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(_folder, "runs", "unmounted"), "nowhere");
        StageSandbox.RunIn(_folder, "one").Remove();
        StageSandbox.StoreIn(_folder).Collect();
        Entries().ShouldHaveSingleItem("nobody knows what the other run holds");
        File.Delete(Path.Combine(_folder, "runs", "unmounted"));
        StageSandbox.StoreIn(_folder).Collect();
        Entries().ShouldBeEmpty();
        Directory.Exists(mine).ShouldBeTrue();
    }

    [Fact]
    public void What_a_run_holds_it_holds_whatever_path_leads_to_it()
    {
        string elsewhere = Directory.CreateTempSubdirectory("elsewhere-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(_folder, "runs"), elsewhere);
        Run("one", Learn("50"));
        string alias = _folder + "-alias";
        Directory.CreateSymbolicLink(alias, _folder);
        StageSandbox.StoreIn(alias).Collect();
        Entries().ShouldHaveSingleItem();
        Directory.Delete(alias);
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public void A_lock_that_is_a_link_is_replaced_and_what_it_leads_to_is_not_touched()
    {
        string victims = Directory.CreateDirectory(Path.Combine(_folder, "victims")).FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "stages", ".locks"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "stages", ".locks", Entry(Learn("50"))[^16..][..2]), victims);
        Run("one", Learn("50"));
        Directory.GetFileSystemEntries(victims).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_begun_again_though_it_is_up_to_date_is_forgotten_when_that_is_found()
    {
        Run("one", Learn("50"));
        Should.Throw<InvalidOperationException>(() => Engine("one").Run(Learn("50") with { Body = (_, _) => throw new InvalidOperationException("interrupted") }, force: true));
        Directory.Exists(Path.Combine(Entry(Learn("50")), ".train.partial")).ShouldBeTrue();
        Run("one", Learn("50")).ShouldBeFalse();
        Directory.GetFileSystemEntries(Entry(Learn("50"))).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["timing.json", "train"]);
    }

    [Fact]
    public void While_an_input_is_still_to_be_made_what_the_run_has_counts_on()
    {
        string input = Path.Combine(_folder, "input");
        File.WriteAllText(input, "input");
        Stage stage = Learn("50") with { Inputs = new Dictionary<string, string> { ["input"] = input } };
        Run("one", stage);
        string folder = Engine("one").FolderOf(stage);
        File.Delete(input);
        Engine("one").FolderOf(stage).ShouldBe(folder);
        Engine("one").Plan(stage).ShouldBe([new StageReason.InputFile("input", IsMissing: true)]);
        File.AppendAllText(Path.Combine(folder, "weights.txt"), "!");
        Engine("one").Plan(stage).ShouldContain(new StageReason.Output("output weights.txt was altered"));
        Engine("one").FolderOf(stage with { Parameters = new Dictionary<string, string>() }).ShouldNotBe(folder, "another choice makes something else");
    }

    private bool Run(string run, Stage stage) => StageSandbox.Engine(_folder, _lines.Add, run).Run(stage);

    private StageEngine Engine(string run) => StageSandbox.Engine(_folder, _ => { }, run);

    private string Entry(Stage stage) => StageSandbox.StoreIn(_folder).EntryOf(Engine("any").Describe(stage));

    private string[] Entries() => Directory.GetDirectories(Path.Combine(_folder, "stages"), "train-*");

    private void Fail(string k) => Should.Throw<InvalidOperationException>(() => Run("one", Learn(k) with { Body = (_, _) => throw new InvalidOperationException("interrupted") }));

    private Stage Learn(string k) => new(
        "train", new Dictionary<string, string> { ["k"] = k }, new Dictionary<string, string>(), ["weights.txt"], StageTools.None,
        (_, output) =>
        {
            _made++;
            File.WriteAllText(Path.Combine(output, "weights.txt"), $"k = {k}");
        });
}
