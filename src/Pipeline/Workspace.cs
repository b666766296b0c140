using ResearchPipeline.Files;
using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Packages;

namespace ResearchPipeline.Pipeline;

/// <summary>Where things are, and what one run of the program has learnt of them.</summary>
/// <param name="Root">The repository.</param>
/// <param name="Artifacts">Intermediate results.</param>
/// <param name="RunDirectory">Stages of this run.</param>
/// <param name="Published">Folder of the published report, or null for a run that is not published.</param>
internal sealed record Workspace(string Root, string Artifacts, string RunDirectory, string? Published)
{
    /// <summary>Raw files of the dataset, shared by all runs.</summary>
    public string DataDirectory => Path.Combine(Artifacts, "data");

    /// <summary>What reports are made of beside results.</summary>
    public string Templates => Path.Combine(Root, "reports", "templates");

    /// <summary>The manifest, where the run has come to its end once.</summary>
    public string ManifestFile => Path.Combine(Published ?? RunDirectory, Manifest.FileName);

    /// <summary>Hashes of files.</summary>
    public FileHashes Hashes { get; init; } = new();

    /// <summary>What npm has installed.</summary>
    public InstalledPackages Packages { get; init; } = new(Root);
}
