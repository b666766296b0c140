namespace ResearchPipeline.Data.Sources;

/// <summary>A package of Debian.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Where it puts the files.</param>
public sealed record DebianPackage(string Name, string Folder);
