using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>The files of stages, by the names by which stages after them know them, "train/weights.safetensors".</summary>
/// <param name="stages">The stages with their folders, in order.</param>
internal sealed class MadeFiles(IReadOnlyList<(Stage Stage, string Folder)> stages)
{
    /// <summary>Some files: paths by name.</summary>
    /// <param name="names">Begin with the place of a stage.</param>
    public IReadOnlyDictionary<string, string> Named(IEnumerable<string> names) => names.ToDictionary(name => name, PathOf);

    /// <summary>All files, stage after stage.</summary>
    public IReadOnlyDictionary<string, string> All() => Named(stages.SelectMany(made => made.Stage.Outputs.Order(StringComparer.Ordinal).Select(file => $"{made.Stage.Place}/{file}")));

    /// <summary>Those files of a stage that are wanted, in the order in which it declares them.</summary>
    /// <param name="place">The stage's.</param>
    /// <param name="wanted">Of a file's name.</param>
    public IReadOnlyDictionary<string, string> Of(string place, Func<string, bool> wanted) =>
        Named(stages.Single(made => made.Stage.Place == place).Stage.Outputs.Where(wanted).Select(file => $"{place}/{file}"));

    private string PathOf(string name)
    {
        string place = name[..name.IndexOf('/', StringComparison.Ordinal)];
        return Path.Combine(stages.Single(made => made.Stage.Place == place).Folder, name[(place.Length + 1)..]);
    }
}
