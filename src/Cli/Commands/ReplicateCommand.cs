using System.ComponentModel;
using System.Diagnostics;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs;

namespace ResearchPipeline.Cli.Commands;

/// <summary>replicate and mixed-precision: start the program that has libtorch, which this one does not refer to.</summary>
internal static class ReplicateCommand
{
    /// <summary>Brings the study up to date as far as evaluate, and has it learned again.</summary>
    public static void Run(RunOptions options, Streams said, CancellationToken cancellation)
    {
        Replicating replicating = new(options, said, cancellation);
        replicating.Prepare();
        replicating.Judge(Wait(replicating.Words, cancellation));
    }

    /// <summary>Brings the study's images up to date, and has it learned in several kinds of numbers.</summary>
    public static void CompareNumbers(Request request, Streams said, CancellationToken cancellation)
    {
        ComparingNumbers comparing = new(request.Options, request.Text("study") is not null, request.Text("numbers"), request.Whole("seeds"), said, cancellation);
        comparing.Prepare();
        comparing.Judge(Wait(comparing.Words, cancellation));
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
