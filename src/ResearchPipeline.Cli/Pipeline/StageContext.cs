using ResearchPipeline.Compute;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>What the stages of a run share.</summary>
/// <param name="Experiment">The study.</param>
/// <param name="Workspace">Where things are.</param>
/// <param name="Device">Where to compute.</param>
/// <param name="Threads">Threads to compute with.</param>
/// <param name="Log">Writes a line into the log of the stage.</param>
/// <param name="Cancellation">Asks to stop.</param>
internal sealed record StageContext(
    Experiment Experiment, Workspace Workspace, string Device, int Threads, Action<string> Log, CancellationToken Cancellation)
{
    /// <summary>A file that a stage has published.</summary>
    public string Output(string stage, string file) => Path.Combine(Workspace.RunDirectory, stage, file);

    /// <summary>Every file below a folder, under names that begin with <paramref name="prefix"/>.</summary>
    public static Dictionary<string, string> FilesBelow(string prefix, string directory, string pattern = "*") =>
        !Directory.Exists(directory)
            ? []
            : Directory.EnumerateFiles(directory, pattern, SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(path) != Stages.StageRecord.FileName)
                .ToDictionary(path => $"{prefix}/{Path.GetRelativePath(directory, path).Replace('\\', '/')}");

    /// <summary>The backend to compute with.</summary>
    public IBackend CreateBackend() => Backends.Create(Device, Threads);

    /// <summary>The canonical text as names and values.</summary>
    public static Dictionary<string, string> Parameters(string canonicalText) => canonicalText
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(" = ", 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The implementation of a stage that writes Parquet: the assemblies, and DuckDB.</summary>
    public static Dictionary<string, string> AssembliesAndResultsStore(params Type[] types) =>
        new(Assemblies(types)) { ["DuckDB"] = Data.Results.ResultDatabase.LibraryFile };

    /// <summary>The assemblies that hold the given types.</summary>
    public static Dictionary<string, string> Assemblies(params Type[] types) => types
        .Select(type => type.Assembly.Location)
        .Distinct()
        .ToDictionary(path => Path.GetFileName(path)!);
}
