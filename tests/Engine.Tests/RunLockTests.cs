using System.Diagnostics;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Tests;

[Trait("Category", "Reliability")]
public sealed class RunLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lock-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task One_who_waits_says_so_once_and_gets_the_lock_when_it_is_free()
    {
        List<string> lines = [];
        RunLock first = RunLock.Acquire(_folder, lines.Add, CancellationToken.None);
        Task<RunLock> second = Task.Run(() => RunLock.Acquire(_folder, lines.Add, CancellationToken.None));
        SpinWait.SpinUntil(() => lines.Count > 0, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        await Task.Delay(500);
        second.IsCompleted.ShouldBeFalse("it tries again a few times meanwhile");
        first.Dispose();
        (await second).Dispose();
        lines.ShouldBe([$"waiting: process {Environment.ProcessId} is working on {_folder}"]);
    }

    [Fact]
    public void The_lock_of_a_process_that_was_killed_is_taken_over_at_once()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "another process holds the lock by flock (util-linux)");
        using Process holder = Process.Start(new ProcessStartInfo("flock", ["--close", Path.Combine(_folder, ".lock"), "sleep", "60"]))!;
        List<string> lines = [];
        SpinWait.SpinUntil(Held, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        File.WriteAllText(Path.Combine(_folder, ".lock-owner"), $"{holder.Id}");
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(1));
        Should.Throw<OperationCanceledException>(() => RunLock.Acquire(_folder, lines.Add, patience.Token));
        lines.ShouldBe([$"waiting: process {holder.Id} is working on {_folder}"]);
        holder.Kill(entireProcessTree: true);
        holder.WaitForExit();
        RunLock.Acquire(_folder, line => Assert.Fail(line), CancellationToken.None).Dispose();
    }

    [Fact]
    public void Another_failure_than_a_lock_is_not_waited_for()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".lock-owner"));
        Should.Throw<DataException>(() => RunLock.Acquire(_folder, _ => { }, CancellationToken.None)).Message
            .ShouldBe($"{Path.Combine(_folder, ".lock-owner")} is a folder, and a file is to be written there. Move it away and run again.");
    }

    [Theory]
    [InlineData(".lock")]
    [InlineData(".lock-owner")]
    public void A_link_in_the_place_of_its_files_is_replaced_and_its_victim_is_not_written(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        string victim = Path.Combine(_folder, "victim");
        File.WriteAllText(victim, "precious");
        File.CreateSymbolicLink(Path.Combine(_folder, name), victim);
        RunLock.Acquire(_folder, line => Assert.Fail(line), CancellationToken.None).Dispose();
        File.ReadAllText(victim).ShouldBe("precious");
        new FileInfo(Path.Combine(_folder, name)).LinkTarget.ShouldBeNull();
    }

    [Theory]
    [InlineData(".lock")]
    [InlineData(".lock-owner")]
    public void A_pipe_in_the_place_of_its_files_is_replaced_and_nobody_waits_for_a_writer(string name)
    {
        NamedPipe.Make(Path.Combine(_folder, name));
        RunLock.Acquire(_folder, line => Assert.Fail(line), CancellationToken.None).Dispose();
        using FileStream regular = File.OpenRead(Path.Combine(_folder, name));
        regular.CanSeek.ShouldBeTrue();
    }

    [Fact]
    public void One_who_waits_beside_a_pipe_names_no_holder()
    {
        using RunLock first = RunLock.Acquire(_folder, _ => { }, CancellationToken.None);
        File.Delete(Path.Combine(_folder, ".lock-owner"));
        NamedPipe.Make(Path.Combine(_folder, ".lock-owner"));
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(1));
        List<string> lines = [];
        Should.Throw<OperationCanceledException>(() => RunLock.Acquire(_folder, lines.Add, patience.Token));
        lines.ShouldBe([$"waiting: process unknown is working on {_folder}"]);
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_above_is_named()
    {
        string file = Path.Combine(_folder, "artifacts");
        File.WriteAllText(file, "not a folder");
        Should.Throw<DataException>(() => RunLock.Acquire(Path.Combine(file, "runs", "smoke"), _ => { }, CancellationToken.None)).Message
            .ShouldStartWith($"{file} is a file, and a folder is needed there.");
    }

    private bool Held()
    {
        using CancellationTokenSource now = new(TimeSpan.FromMilliseconds(50));
        try
        {
            RunLock.Acquire(_folder, _ => { }, now.Token).Dispose();
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
