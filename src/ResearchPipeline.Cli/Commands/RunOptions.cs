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
/// <param name="Debug">Show stack traces.</param>
public sealed record RunOptions(
    string Study,
    Overrides Overrides,
    int Threads,
    string Device,
    string? DataDirectory,
    bool Offline,
    string? Artifacts,
    bool Debug);
