namespace ResearchPipeline.Data.Tables;

/// <summary>Where a result file comes from: it says so itself, so that it can leave its folder.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Title">The study's title.</param>
/// <param name="Fingerprint">SHA-256 of everything that was chosen.</param>
/// <param name="Seed">The study's seed.</param>
/// <param name="Version">Version of the program that wrote the file.</param>
public sealed record Provenance(string Study, string Title, string Fingerprint, ulong Seed, string Version);
