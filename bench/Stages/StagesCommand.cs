using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Bench.Stages;

/// <summary>stages: the whole main study from raw data in a fresh folder, stage by stage.</summary>
internal static partial class StagesCommand
{
    public static void Run(string dataDirectory, int threads, int rounds)
    {
        Dictionary<string, List<double>> seconds = [];
        for (int round = 0; round < rounds; round++)
        {
            foreach ((string stage, double time) in RunOnce(dataDirectory, threads))
            {
                (seconds.TryGetValue(stage, out List<double>? list) ? list : seconds[stage] = []).Add(time);
            }
        }

        foreach ((string stage, List<double> times) in seconds)
        {
            Console.WriteLine($"{stage,-10} {Statistics.Median(times),6:0.0} s");
        }

        KeyValuePair<string, List<double>>[] stages = [.. seconds];
        BenchResults.Write(
            new ResultTable<int>("stages", "stage", "Time of each stage of the main study.")
                .Texts("stage", "Name of the stage.", i => stages[i].Key)
                .Doubles("seconds", "s", "Median time.", i => Statistics.Median(stages[i].Value)),
            stages.Length);
    }

    private static List<(string Stage, double Seconds)> RunOnce(string dataDirectory, int threads)
    {
        string cli = Path.Combine(BenchResults.Root, "src", "Cli", "bin", "Release", "net10.0", "research-pipeline.dll");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("bench");
        try
        {
            string[] arguments = [cli, "run", $"--artifacts={folder.FullName}", $"--data-dir={dataDirectory}", $"--threads={threads}"];
            Stopwatch watch = Stopwatch.StartNew();
            ProcessOutcome child = new ChildProcess(Environment.ProcessPath!, arguments) { ShowsErrors = true }.Run();
            if (child.ExitCode != 0)
            {
                throw new InvalidOperationException($"The pipeline ended with exit code {child.ExitCode}; see its messages above.");
            }

            List<(string, double)> stages = StageLine().Matches(child.Output)
                .Select(match => (match.Groups[1].Value, double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)))
                .ToList();
            stages.Add(("everything", watch.Elapsed.TotalSeconds));
            return stages;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^(\w+): \d+ files? in ([\d.]+) s", RegexOptions.Multiline)]
    private static partial Regex StageLine();
}
