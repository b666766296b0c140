using System.Diagnostics;

namespace ResearchPipeline.Stages.Tests;

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
        Should.Throw<Exception>(() => RunLock.Acquire(_folder, _ => { }, CancellationToken.None)).ShouldBeOfType<UnauthorizedAccessException>();
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
