using System.Diagnostics;
using System.Globalization;

using ResearchPipeline.Processes;

namespace ResearchPipeline.Bench.Startup;

/// <summary>
/// startup: what a question costs when nothing has to be built or run, beside Cake's own start. All lines take turns within a round, so
/// that a slow moment of the machine slows them alike.
/// </summary>
internal static class StartupCommand
{
    private static readonly string CommandLine = Path.Combine("src", "Cli", "bin", "Release", "net10.0", "research-pipeline.dll");

    /// <summary>The first does nothing: the others are compared with it.</summary>
    private static readonly string[][] Lines =
    [
        ["cake", "--target=Clean", "--dryrun"],
        ["cake", "--target=Plan"],
        ["cake", "--target=Plan", "--topk=25"],
        ["cake", "--target=Status"],
        ["cake"],
        [CommandLine, "plan"],
        [CommandLine, "run"],
    ];

    public static void Run(int rounds)
    {
        // The first round builds, runs what is not up to date, and compiles Cake's scripts.
        Array.ForEach(Lines, line => Time(line));
        double[][] seconds = [.. Enumerable.Range(0, rounds).Select(_ => Lines.Select(Time).ToArray())];
        Console.WriteLine($"{"command",-34} {"seconds",8} {"beyond Cake's own",18}");
        for (int i = 0; i < Lines.Length; i++)
        {
            double median = Statistics.Median(seconds.Select(round => round[i]));
            double beyond = Statistics.Median(seconds.Select(round => round[i] - round[0]));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(' ', ["dotnet", .. Lines[i].Select(word => Path.GetFileName(word))]),-34} {median,8:0.00} {(Lines[i][0] == "cake" && i > 0 ? beyond.ToString("0.00", CultureInfo.InvariantCulture) : ""),18}"));
        }
    }

    private static double Time(string[] arguments)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ProcessOutcome child = new ChildProcess(Environment.ProcessPath!, arguments) { Folder = BenchResults.Root, ShowsErrors = true }.Run();
        return child.ExitCode == 0
            ? watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"'dotnet {string.Join(' ', arguments)}' failed with exit code {child.ExitCode}; see its messages above.");
    }
}
