using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;
using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Packages;

namespace ResearchPipeline.Pipeline;

/// <summary>Where things are, and what one run of the program has learnt of them.</summary>
/// <param name="Root">The repository.</param>
/// <param name="Artifacts">Intermediate results.</param>
/// <param name="RunDirectory">What this run has.</param>
/// <param name="Published">Folder of the published report, or null for a run that is not published.</param>
internal sealed record Workspace(string Root, string Artifacts, string RunDirectory, string? Published)
{
    /// <summary>Raw files of all data sets, shared by all runs.</summary>
    public string DataDirectory => DataIn(Artifacts);

    /// <summary>Raw files of a data set.</summary>
    public string DataOf(RawDataset dataset) => Path.Combine(DataDirectory, dataset.Folder);

    /// <summary>The published hash of a raw file; where none is known, that of the file that is there, and "" while there is none.</summary>
    public string HashOf(RawDataset dataset, RawFile file) => file.Sha256 ?? Hashes.Find(Path.Combine(DataOf(dataset), file.Name)) ?? "";

    /// <summary>What stages made, shared by all runs.</summary>
    public StageStore Stages => new(StagesIn(Artifacts), [RunsIn(Artifacts), ArmsIn(Artifacts)]);

    /// <summary>What this run has of it.</summary>
    public RunFolder Run => new(RunDirectory, Stages);

    /// <summary>The folder of a stage that the run has.</summary>
    /// <param name="place">The stage's name in the run.</param>
    /// <exception cref="StageException">The run has no such stage.</exception>
    public string FolderOf(string place) => Run.FolderOf(place) ?? throw new StageException($"{RunDirectory} has no {place} stage");

    /// <summary>A file that a stage of the run made.</summary>
    /// <param name="path">Begins with the stage's name in the run.</param>
    /// <exception cref="StageException">The run has no such stage.</exception>
    public string FileOf(string path) => Run.FileOf(path) ?? throw new StageException($"{RunDirectory} has no {path}");

    /// <summary>What reports are made of beside results.</summary>
    public string Templates => Path.Combine(Root, "reports", "templates");

    /// <summary>The manifest, where the run has come to its end once.</summary>
    public string ManifestFile => Path.Combine(Published ?? RunDirectory, Manifest.FileName);

    /// <summary>A file as people find it: its path in the repository with '/', if it lies there.</summary>
    public string NameOf(string file)
    {
        string relative = Path.GetRelativePath(Root, file).Replace('\\', '/');
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }

    /// <summary>Hashes of files.</summary>
    public FileHashes Hashes { get; init; } = new();

    /// <summary>What npm has installed.</summary>
    public InstalledPackages Packages { get; init; } = new(Root);

    /// <summary>The raw files.</summary>
    public static string DataIn(string artifacts) => Path.Combine(artifacts, "data");

    /// <summary>What stages made, of all runs.</summary>
    public static string StagesIn(string artifacts) => Path.Combine(artifacts, "stages");

    /// <summary>The runs of studies.</summary>
    public static string RunsIn(string artifacts) => Path.Combine(artifacts, "runs");

    /// <summary>The runs of arms, which last until their rows are kept.</summary>
    public static string ArmsIn(string artifacts) => Path.Combine(artifacts, "arms", "runs");
}
