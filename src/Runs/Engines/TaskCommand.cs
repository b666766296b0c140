using ResearchPipeline.Pipeline;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Engines;

/// <summary>The command that does one run of a sweep, for a process of its own: on this machine, or on a node of a cluster.</summary>
/// <param name="Sweep">The sweep's name.</param>
/// <param name="Artifacts">Where results lie.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Threads">Threads of each run.</param>
internal sealed record TaskCommand(string Sweep, string Artifacts, RunOptions Options, int Threads)
{
    private static string Program => Path.Combine(AppContext.BaseDirectory, "research-pipeline.dll");

    /// <summary>The words that do a run, or some runs one after another.</summary>
    /// <param name="task">Its number, or what a shell makes its number of.</param>
    /// <param name="through">The number of the last one; null for one alone.</param>
    public IReadOnlyList<string> Words(string task, string? through = null) => [.. Start, $"--task={task}", .. through is null ? Array.Empty<string>() : [$"--through={through}"], .. Computing];

    /// <summary>The words that write the table.</summary>
    public IReadOnlyList<string> CollectWords => [.. Start, "--collect"];

    private IEnumerable<string> Start => [ChildProcess.DotNet, Program, CommandNames.Sweep, .. Named];

    private IEnumerable<string> Named => [$"--name={Sweep}", $"--artifacts={Artifacts}"];

    private IEnumerable<string> Computing =>
    [
        $"--threads={Threads}", $"--device={Options.Device}",
        .. Options.DataDirectory is string data ? [$"--data-dir={Path.GetFullPath(data)}"] : Array.Empty<string>(),
        .. Options.Offline ? ["--offline"] : Array.Empty<string>(),
    ];
}
