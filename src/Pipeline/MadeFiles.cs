namespace ResearchPipeline.Pipeline;

/// <summary>A stage whose files others read.</summary>
/// <param name="Name">By which they know it.</param>
/// <param name="Folder">Where its files lie.</param>
/// <param name="Outputs">Its files.</param>
internal sealed record MadeStage(string Name, string Folder, IReadOnlyList<string> Outputs);

/// <summary>The files of stages, by the names by which stages after them know them, "train/weights.safetensors".</summary>
/// <param name="stages">The stages, in order.</param>
internal sealed class MadeFiles(IReadOnlyList<MadeStage> stages)
{
    /// <summary>Some files: paths by name.</summary>
    /// <param name="names">Begin with the name of a stage.</param>
    public IReadOnlyDictionary<string, string> Named(IEnumerable<string> names) => names.ToDictionary(name => name, PathOf);

    /// <summary>All files, stage after stage.</summary>
    public IReadOnlyDictionary<string, string> All() => Named(stages.SelectMany(made => NamesOf(made).Order(StringComparer.Ordinal)));

    /// <summary>Those files that are wanted, of each stage in the order in which it declares them.</summary>
    /// <param name="wanted">Of a file's name.</param>
    public IReadOnlyDictionary<string, string> Where(Func<string, bool> wanted) => Named(stages.SelectMany(NamesOf).Where(wanted));

    private static IEnumerable<string> NamesOf(MadeStage made) => made.Outputs.Select(file => $"{made.Name}/{file}");

    private string PathOf(string name)
    {
        string stage = name[..name.IndexOf('/', StringComparison.Ordinal)];
        return Path.Combine(stages.Single(made => made.Name == stage).Folder, name[(stage.Length + 1)..]);
    }
}
