using System.Globalization;
using System.Text.RegularExpressions;

namespace ResearchPipeline.Bench.Stages;

/// <summary>What a run of all studies told of its stages: whatever was up to date took no time and is not in it.</summary>
internal static partial class RunLog
{
    /// <summary>A kind of work in a study.</summary>
    /// <param name="Study">The study; "family" for the report on all of them.</param>
    /// <param name="Kind">What its stages do: train, attempt, measure, evaluate, …</param>
    /// <param name="Stages">How many ran.</param>
    /// <param name="Seconds">Their time together.</param>
    /// <param name="Threads">Threads of all computation; 0 where none was told of.</param>
    internal readonly record struct Work(string Study, string Kind, int Stages, double Seconds, int Threads);

    /// <summary>Reads the lines of `all`; lines of builds and packages may stand before them.</summary>
    /// <exception cref="InvalidOperationException">They tell of no stage.</exception>
    public static IReadOnlyList<Work> Read(IEnumerable<string> lines)
    {
        string? study = null;
        int threads = 0;
        List<(string Study, string Kind, double Seconds)> stages = [];
        foreach (string line in lines)
        {
            if (StudyLine().Match(line) is { Success: true } begun)
            {
                study = begun.Groups[1].Success ? begun.Groups[1].Value : begun.Value;
            }
            else if (ThreadsLine().Match(line) is { Success: true } shared)
            {
                threads = int.Parse(shared.Groups[1].Value, CultureInfo.InvariantCulture);
            }
            else if (study is not null && StageLine().Match(line) is { Success: true } ended)
            {
                stages.Add((study, ended.Groups[1].Value, double.Parse(ended.Groups[2].Value, CultureInfo.InvariantCulture)));
            }
        }

        return stages.Count > 0
            ? [.. stages.GroupBy(stage => (stage.Study, stage.Kind)).Select(group => new Work(group.Key.Study, group.Key.Kind, group.Count(), group.Sum(stage => stage.Seconds), threads))]
            : throw new InvalidOperationException("The log tells of no stage of a study: it should be what dotnet cake --target=All prints where nothing was up to date.");
    }

    [GeneratedRegex(@"^(?:study ([\w-]+)|family)$")]
    private static partial Regex StudyLine();

    [GeneratedRegex(@" x (\d+) threads?$")]
    private static partial Regex ThreadsLine();

    // Layers of a stack are numbered: train-1, train-2.
    [GeneratedRegex(@"^(?:[\w.-]+\.)?([\w-]+?)(?:-\d+)?: \d+ files? in ([\d.]+) s$")]
    private static partial Regex StageLine();
}
