using System.Diagnostics;
using System.Text;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests.Signals;

/// <summary>A program that is sent a signal while it is at work.</summary>
internal static class SignalledProcess
{
    // Against tests that never end; how soon a signal is answered is measured by nobody here.
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>The command line with an environment variable or two, "NAME=VALUE".</summary>
    public static ProcessStartInfo CommandLine(string[] variables, params string[] arguments) => CommandLineProcess.Of(variables, arguments).ToStartInfo();

    /// <summary>The variables by which a process stops for ever at its N-th write: work that nobody can ask to end.</summary>
    public static string[] StallAt(int point) => Faults.At($"stall:{point}");

    /// <summary>Starts it, waits until it has said a few words, sends the signal, and waits for its end.</summary>
    public static Task<ProcessOutcome> Interrupt(ProcessStartInfo start, string words, string signal) =>
        Interrupt(start, (_, said) => said.Contains(words, StringComparison.Ordinal), signal);

    /// <summary>The same, until it is seen at work: by its identifier and all that it has said. The signal may go to its process group.</summary>
    public static async Task<ProcessOutcome> Interrupt(
        ProcessStartInfo start, Func<int, string, bool> isAtWork, string signal, bool toGroup = false)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using Process child = Process.Start(start)!;
        StringBuilder output = new();
        StringBuilder error = new();
        child.OutputDataReceived += (_, line) => Add(output, line.Data);
        child.ErrorDataReceived += (_, line) => Add(error, line.Data);
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        try
        {
            Stopwatch watch = Stopwatch.StartNew();
            while (!isAtWork(child.Id, Text(output) + Text(error)))
            {
                (child.HasExited || watch.Elapsed > LongestStart).ShouldBeFalse($"it was never seen at work: {Text(output)}{Text(error)}");
                await Task.Delay(BetweenLooks);
            }

            using (Process kill = Process.Start("kill", [$"-{signal}", "--", $"{(toGroup ? "-" : "")}{child.Id}"]))
            {
                await kill.WaitForExitAsync();
            }

            using CancellationTokenSource guard = new(HangGuard);
            await child.WaitForExitAsync(guard.Token);
        }
        finally
        {
            if (!child.HasExited)
            {
                child.Kill(entireProcessTree: true);
            }
        }

        Tally.Add("signals answered");
        return new ProcessOutcome(child.ExitCode, Text(output), Text(error));
    }

    private static void Add(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.AppendLine(line);
            }
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
