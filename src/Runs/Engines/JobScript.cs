using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Engines;

/// <summary>What a job of a cluster runs: a line of the shell in a file that stays, so that people can see it and submit it by hand.</summary>
internal static class JobScript
{
    private const string Task = "TASK";

    /// <summary>Writes the script of an array: each of its tasks is the run of its number.</summary>
    /// <returns>Its path.</returns>
    public static string OfArray(string folder, TaskCommand command) =>
        Write(folder, "array.sh", Shell.Line(command.Words(Task)).Replace($"--task={Task}", "--task=\"$SLURM_ARRAY_TASK_ID\"", StringComparison.Ordinal));

    /// <summary>Writes the script of the job that collects.</summary>
    /// <returns>Its path.</returns>
    public static string OfCollecting(string folder, TaskCommand command) => Write(folder, "collect.sh", Shell.Line(command.CollectWords));

    private static string Write(string folder, string name, string line)
    {
        string path = Path.Combine(folder, name);
        AtomicFile.WriteText(path, $"#!/bin/sh\nexec {line}\n");
        return path;
    }
}
