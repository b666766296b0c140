using System.Globalization;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Experiments;
using ResearchPipeline.Stages;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>status: every study of the catalogue, how far it is, and its main results.</summary>
internal static class StatusTable
{
    private static readonly string[] Metrics = ["mse", "pearson", "dead"];

    public static void Print(RunOptions options, CancellationToken cancellation)
    {
        Console.WriteLine($"{"study",-18} {"state",-34} {"MSE",9} {"Pearson",9} {"dead",6} {"seconds",8}");
        foreach (string study in Catalogue.names)
        {
            StudyPipeline pipeline = new(options with { Study = study }, cancellation);
            string folder = Path.Combine(pipeline.Workspace.RunDirectory, EvaluateStage.Name);
            string numbers = StageRecord.Read(folder) is null ? "" : Numbers(folder);
            Console.WriteLine($"{study,-18} {State(pipeline),-34} {numbers,-26} {Seconds(pipeline),8}".TrimEnd());
        }
    }

    private static string Seconds(StudyPipeline pipeline)
    {
        IReadOnlyList<StageTiming> timings = StageTiming.Read(pipeline.Workspace.RunDirectory);
        return timings.Count == 0 ? "" : timings.Sum(timing => timing.Seconds).ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static string State(StudyPipeline pipeline)
    {
        (string Stage, IReadOnlyList<string> Reasons)[] waiting = pipeline.Reasons().Where(stage => stage.Reasons.Count > 0).ToArray();
        return waiting.Length == 0 ? "up to date"
            : waiting.Length == StudyPipeline.StageNames.Count && waiting.All(stage => stage.Reasons[0] == StageReasons.NeverRan) ? "not run yet"
            : $"{waiting[0].Stage} would run{(waiting.Length > 1 ? $", and {waiting.Length - 1} after it" : "")}";
    }

    // Means over members, by the tables as they are.
    private static string Numbers(string folder)
    {
        using ResultDatabase database = new();
        database.AddViews(folder);
        double?[] means = Metrics
            .Select(metric => database.Query(
                $"SELECT avg(value) AS mean FROM summary WHERE metric = '{metric}' AND member NOT IN ('ensemble', 'members', 'random')")[0]["mean"] as double?)
            .ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{means[0],9:0.00000} {means[1],9:0.0000} {means[2],6:0.#}");
    }
}
