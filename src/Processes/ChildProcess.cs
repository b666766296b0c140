using System.Diagnostics;

namespace ResearchPipeline.Processes;

/// <summary>A program with its arguments: the one way to start another process. It is heard out to its end, and it has an end.</summary>
/// <param name="Program">Its path, or a name on the PATH.</param>
/// <param name="Arguments">One by one; no shell looks at them.</param>
public sealed record ChildProcess(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The program that runs .NET assemblies: of an installation dotnet/shared/NAME/VERSION, the one that this process runs on.</summary>
    public static string DotNet { get; } = Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static readonly TimeSpan AfterItsEnd = TimeSpan.FromSeconds(2);

    /// <summary>Environment variables beside those of this process, NAME=VALUE.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>The folder to start in, or null for that of this process.</summary>
    public string? Folder { get; init; }

    /// <summary>The time after which it is ended. A program that takes longer hangs.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether its errors appear where this process shows its own, as it says them.</summary>
    public bool ShowsErrors { get; init; }

    /// <summary>Runs it to its end. What it started may outlive it and hold its streams: that is not waited for.</summary>
    /// <param name="cancellation">Ends it and all that it has started.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    /// <exception cref="TimeoutException">It took longer than its time limit, and was ended.</exception>
    /// <exception cref="IOException">It said more than anybody reads, and was ended.</exception>
    /// <exception cref="OperationCanceledException">It was to end, and has ended.</exception>
    public ProcessOutcome Run(CancellationToken cancellation = default)
    {
        using CancellationTokenSource late = new(TimeLimit);
        using Process process = Process.Start(ToStartInfo())!;
        using CancellationTokenRegistration stop = cancellation.Register(End);
        using CancellationTokenRegistration limit = late.Token.Register(End);
        HeardStream output = HeardStream.Listen(process.StandardOutput, End);
        HeardStream? errors = ShowsErrors ? null : HeardStream.Listen(process.StandardError, End);
        process.WaitForExit();
        Task.WhenAll(output.Ended, errors?.Ended ?? Task.CompletedTask).Wait(AfterItsEnd, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return late.IsCancellationRequested ? throw new TimeoutException($"{Line} did not end within {TimeLimit.TotalSeconds:0} seconds, and was ended.")
            : output.IsFull || errors?.IsFull == true ? throw new IOException($"{Line} prints without end: it was ended after {HeardStream.MostCharacters:#,0} characters.")
            : new ProcessOutcome(process.ExitCode, output.Text, errors?.Text ?? "");

        void End()
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It has ended by itself.
            }
        }
    }

    private string Line => string.Join(' ', [Program, .. Arguments]);

    /// <summary>The same for whoever must hold the process in hand, to signal it or to kill it at a moment.</summary>
    public ProcessStartInfo ToStartInfo()
    {
        ProcessStartInfo start = new(Program, Arguments)
        {
            WorkingDirectory = Folder ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = !ShowsErrors,
        };
        foreach (string[] variable in Variables.Select(variable => variable.Split('=', 2)))
        {
            start.Environment[variable[0]] = variable[1];
        }

        return start;
    }
}
