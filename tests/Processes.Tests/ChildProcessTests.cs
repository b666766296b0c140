using System.ComponentModel;
using System.Diagnostics;

namespace ResearchPipeline.Processes.Tests;

public sealed class ChildProcessTests
{
    private static readonly TimeSpan LongBefore = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_program_is_heard_out_on_both_streams_and_its_exit_code_is_kept() =>
        Bash("echo said; echo complained >&2; exit 3").Run().ShouldBe(new ProcessOutcome(3, "said\n", "complained\n"));

    [Fact]
    public void Much_on_both_streams_at_once_blocks_nobody()
    {
        ProcessOutcome ended = Bash("for i in {1..20000}; do echo some line $i; echo other line $i >&2; done").Run();
        (ended.Output.Count(character => character == '\n'), ended.Errors.Count(character => character == '\n')).ShouldBe((20_000, 20_000));
    }

    [Fact]
    public void Arguments_are_words_whatever_is_in_them() =>
        new ChildProcess("printf", ["%s|", "a b", "$HOME", "", "it's \"x\""]).Run().Output.ShouldBe("a b|$HOME||it's \"x\"|");

    [Fact]
    public void Variables_and_the_folder_are_those_that_were_asked_for()
    {
        ChildProcess child = Bash("echo $SOME; pwd") with { Variables = ["SOME=a=b"], Folder = "/" };
        child.Run().Output.ShouldBe("a=b\n/\n");
    }

    [Fact]
    public void What_takes_longer_than_its_limit_is_ended_and_named()
    {
        Stopwatch watch = Stopwatch.StartNew();
        ChildProcess child = Bash("sleep 60") with { TimeLimit = TimeSpan.FromMilliseconds(200) };
        Should.Throw<TimeoutException>(() => child.Run()).Message.ShouldContain("sleep 60");
        watch.Elapsed.ShouldBeLessThan(LongBefore);
    }

    [Fact]
    public void What_is_cancelled_ends_with_all_that_it_started()
    {
        Stopwatch watch = Stopwatch.StartNew();
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(200));
        // The outer shell waits for the inner one, which holds the streams open.
        Should.Throw<OperationCanceledException>(() => Bash("bash -c 'sleep 60; echo late'; echo later").Run(soon.Token));
        watch.Elapsed.ShouldBeLessThan(LongBefore);
    }

    [Theory]
    [InlineData("sleep 60 & echo said")]
    [InlineData("sleep 60 2>&1 >/dev/null & echo said")]
    [InlineData("setsid sleep 60 & echo said")]
    public void What_it_started_and_left_behind_is_not_waited_for(string line)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Bash(line).Run().Output.ShouldBe("said\n");
        watch.Elapsed.ShouldBeLessThan(LongBefore);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("yes >&2")]
    [InlineData("cat /dev/zero")]
    public void What_prints_without_end_is_ended_and_named(string line) =>
        Should.Throw<IOException>(() => Bash(line).Run()).Message.ShouldContain($"{line} prints without end");

    [Fact]
    public void What_does_not_exist_cannot_be_started() =>
        Should.Throw<Win32Exception>(() => new ChildProcess("no-such-program", []).Run());

    [Fact]
    public void The_program_that_runs_NET_is_the_one_that_runs_this() => File.Exists(ChildProcess.DotNet).ShouldBeTrue(ChildProcess.DotNet);

    private static ChildProcess Bash(string line) => new("bash", ["-c", line]);
}
