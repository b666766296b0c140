namespace ResearchPipeline.Engine;

/// <summary>What implements a stage beside assemblies.</summary>
/// <param name="Files">Templates, queries, scripts: paths by a name that does not depend on the machine.</param>
/// <param name="Packages">Installed packages: the hash of each one's content by its name, or why it cannot be used.</param>
public sealed record StageTools(IReadOnlyDictionary<string, string> Files, IReadOnlyDictionary<string, string> Packages)
{
    /// <summary>For a stage that is assemblies alone.</summary>
    public static StageTools None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());
}
