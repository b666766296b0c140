using System.ComponentModel;
using System.Diagnostics;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Cli.Commands;

/// <summary>replicate: starts the program that has libtorch, which this one does not refer to.</summary>
internal static class ReplicateCommand
{
    /// <summary>Brings the study up to date as far as evaluate, and has it learned again.</summary>
    public static void Run(RunOptions options, Streams said, CancellationToken cancellation)
    {
        Replicating replicating = new(options, said, cancellation);
        replicating.Prepare();
        replicating.Judge(Wait(replicating.Words, cancellation));
    }

    // Its output and errors are those of this process: what it says is seen as it says it.
    private static int? Wait(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        try
        {
            using Process child = Process.Start(new ProcessStartInfo("dotnet", words))!;
            using CancellationTokenRegistration ended = cancellation.Register(() => child.Kill(entireProcessTree: true));
            child.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return child.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
