namespace ResearchPipeline.Engine.Tests;

/// <summary>One store for all runs: what is made from the same is made once, and what no run needs goes.</summary>
[Trait("Category", "Reliability")]
public sealed class StageStoreTests : IDisposable
{
    private readonly StoreSandbox _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Two_runs_that_need_the_same_have_it_from_one_entry()
    {
        _store.Run("one", _store.Learn("50")).ShouldBeTrue();
        _store.Run("two", _store.Learn("50")).ShouldBeFalse();
        _store.Made.ShouldBe(1);
        _store.Lines[^1].ShouldBe("train: up to date, found in the store");
        foreach (string run in (string[])["one", "two"])
        {
            File.ReadAllText(Path.Combine(_store.Folder, "runs", run, "train", "weights.txt")).ShouldBe("k = 50");
        }

        _store.Entries().ShouldHaveSingleItem();
        _store.Run("two", _store.Learn("50")).ShouldBeFalse();
        _store.Lines[^1].ShouldBe("train: up to date");
    }

    [Fact]
    public void Two_places_of_a_run_that_need_the_same_have_it_from_one_entry()
    {
        _store.Run("one", _store.Learn("50") with { Place = "train-1" }).ShouldBeTrue();
        _store.Run("one", _store.Learn("50")).ShouldBeFalse();
        _store.Made.ShouldBe(1);
        StageSandbox.RunIn(_store.Folder, "one").Places.ShouldBe(["train", "train-1"]);
        _store.Lines[0].ShouldBe("train-1: runs because it has not run yet");
    }

    [Fact]
    public void What_a_run_replaced_goes_unless_another_run_has_it()
    {
        _store.Run("one", _store.Learn("50"));
        _store.Run("two", _store.Learn("50"));
        _store.Run("one", _store.Learn("40"));
        _store.Entries().Length.ShouldBe(2);
        _store.Run("two", _store.Learn("30"));
        _store.Entries().Length.ShouldBe(2, "no run has that of k = 50 any more");
        _store.Run("two", _store.Learn("40")).ShouldBeFalse();
        _store.Entries().ShouldHaveSingleItem();
    }

    [Fact]
    public void Going_back_to_what_another_run_still_has_makes_nothing_and_says_no_reason()
    {
        _store.Run("one", _store.Learn("50"));
        _store.Run("two", _store.Learn("40"));
        _store.Run("two", _store.Learn("50")).ShouldBeFalse();
        _store.Engine("two").Plan(_store.Learn("50")).ShouldBeEmpty();
    }

    [Fact]
    public void A_run_that_was_interrupted_keeps_what_it_has_begun_until_it_begins_something_else()
    {
        _store.Fail("50");
        _store.Engine("one").Plan(_store.Learn("50")).ShouldBe([new StageReason.Interrupted()]);
        _store.Entries().ShouldHaveSingleItem();
        StageSandbox.StoreIn(_store.Folder).Collect();
        _store.Entries().ShouldHaveSingleItem("the run will go on with it");
        _store.Fail("40");
        _store.Entries().ShouldHaveSingleItem().ShouldNotBeNull();
        _store.Engine("one").Plan(_store.Learn("50")).ShouldBe([new StageReason.NeverRan()]);
        _store.Run("one", _store.Learn("40"));
        _store.Entries().ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_collected_is_held_by_no_run_wanted_by_nobody_and_not_worked_on()
    {
        _store.Run("one", _store.Learn("50"));
        _store.Run("gone", _store.Learn("40"));
        _store.Run("gone", _store.Learn("30") with { Place = "train-1" });
        _store.Run("gone", _store.Learn("20") with { Place = "train-2" });
        (string wanted, string worked) = (_store.Entry(_store.Learn("40")), _store.Entry(_store.Learn("30")));
        StageSandbox.RunIn(_store.Folder, "gone").Remove();
        StageStore store = StageSandbox.StoreIn(_store.Folder);
        using (RunLock works = RunLock.Acquire(Path.Combine(_store.Folder, "stages", ".locks", worked[^16..][..2]), Assert.Fail, CancellationToken.None))
        {
            store.Collect(wanted);
        }

        _store.Entries().ShouldBe([_store.Entry(_store.Learn("50")), wanted, worked], ignoreOrder: true);
        store.Collect();
        _store.Entries().ShouldBe([_store.Entry(_store.Learn("50"))]);
    }

    [Fact]
    public async Task Two_runs_at_once_make_it_once()
    {
        using ManualResetEventSlim begun = new();
        using ManualResetEventSlim end = new();
        Stage slow = _store.Learn("50") with
        {
            Watched = run =>
            {
                begun.Set();
                end.Wait();
                run();
            },
        };
        Task<bool> first = Task.Run(() => _store.Run("one", slow), TestContext.Current.CancellationToken);
        begun.Wait(TestContext.Current.CancellationToken);
        List<string> said = [];
        Task<bool> second = Task.Run(() => StageSandbox.Engine(_store.Folder, said.Add, "two").Run(_store.Learn("50")), TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => said.Count > 0, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        said[0].ShouldBe($"waiting: process {Environment.ProcessId} is working on {Path.Combine(_store.Folder, "stages")}");
        end.Set();
        (await first).ShouldBeTrue();
        (await second).ShouldBeFalse();
        _store.Made.ShouldBe(1);
    }

    [Fact]
    public void What_is_taken_is_held_and_must_be_up_to_date()
    {
        _store.Run("one", _store.Learn("50"));
        _store.Engine("two").Take(_store.Learn("50"));
        StageSandbox.RunIn(_store.Folder, "two").EntryOf("train").ShouldBe(_store.Entry(_store.Learn("50")));
        Should.Throw<StageException>(() => _store.Engine("two").Take(_store.Learn("40"))).Message.ShouldBe("the train stage before it is not up to date (parameter k: 50 -> 40)");
        File.AppendAllText(Path.Combine(_store.Entry(_store.Learn("50")), "train", "weights.txt"), "!");
        Should.Throw<StageException>(() => _store.Engine("three").Take(_store.Learn("50"))).Message.ShouldContain("output weights.txt was altered");
    }

    [Fact]
    public void What_was_begun_again_though_it_is_up_to_date_is_forgotten_when_that_is_found()
    {
        _store.Run("one", _store.Learn("50"));
        Should.Throw<InvalidOperationException>(() => _store.Engine("one").Run(_store.Learn("50") with { Body = (_, _) => throw new InvalidOperationException("interrupted") }, force: true));
        Directory.Exists(Path.Combine(_store.Entry(_store.Learn("50")), ".train.partial")).ShouldBeTrue();
        _store.Run("one", _store.Learn("50")).ShouldBeFalse();
        Directory.GetFileSystemEntries(_store.Entry(_store.Learn("50"))).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["timing.json", "train"]);
    }

    [Fact]
    public void While_an_input_is_still_to_be_made_what_the_run_has_counts_on()
    {
        string input = Path.Combine(_store.Folder, "input");
        File.WriteAllText(input, "input");
        Stage stage = _store.Learn("50") with { Inputs = new Dictionary<string, string> { ["input"] = input } };
        _store.Run("one", stage);
        string folder = _store.Engine("one").FolderOf(stage);
        File.Delete(input);
        _store.Engine("one").FolderOf(stage).ShouldBe(folder);
        _store.Engine("one").Plan(stage).ShouldBe([new StageReason.InputFile("input", IsMissing: true)]);
        File.AppendAllText(Path.Combine(folder, "weights.txt"), "!");
        _store.Engine("one").Plan(stage).ShouldContain(new StageReason.Output("output weights.txt was altered"));
        _store.Engine("one").FolderOf(stage with { Parameters = new Dictionary<string, string>() }).ShouldNotBe(folder, "another choice makes something else");
    }
}
