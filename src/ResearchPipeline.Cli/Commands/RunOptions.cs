using System.Globalization;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Cli.Commands;

/// <summary>What a command line says.</summary>
/// <param name="Study">Name of a study of the catalogue.</param>
/// <param name="Overrides">Changes to the study.</param>
/// <param name="Threads">Threads to compute with.</param>
/// <param name="Device">"auto", "cpu" or "reference".</param>
/// <param name="DataDirectory">Folder with the IDX files, or null.</param>
/// <param name="Offline">Never use the network.</param>
/// <param name="Artifacts">Folder for intermediate results, or null for artifacts/ in the repository.</param>
/// <param name="Force">A stage to make anew though it is up to date, or null.</param>
/// <param name="Debug">Show stack traces.</param>
public sealed record RunOptions(
    string Study,
    Overrides Overrides,
    int Threads,
    string Device,
    string? DataDirectory,
    bool Offline,
    string? Artifacts,
    string? Force,
    bool Debug)
{
    /// <summary>A line for the shell that says the same.</summary>
    public string CommandLine(string command)
    {
        (string Name, object? Value)[] said =
        [
            ("study", Study), ("epochs", Overrides.Epochs), ("members", Overrides.Members), ("k", Overrides.K), ("lambda", Overrides.Lambda),
            ("seed", Overrides.Seed), ("threads", Threads == Environment.ProcessorCount ? null : Threads),
            ("device", Device == Compute.Backends.Devices[0] ? null : Device), ("data-dir", DataDirectory), ("artifacts", Artifacts), ("force", Force),
        ];
        IEnumerable<string> options = said
            .Where(option => option.Value is not null)
            .Select(option => string.Create(CultureInfo.InvariantCulture, $"--{option.Name}={option.Value}"));
        return Shell.Line([.. Shell.Program(command, callerKnowsAll: Artifacts is null), .. options, .. Offline ? ["--offline"] : Array.Empty<string>()]);
    }
}
