using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>A stage that the engine brings up to date.</summary>
/// <param name="engine">The engine.</param>
/// <param name="stage">The stage.</param>
internal sealed class StageStep(StageEngine engine, Stage stage) : IStep
{
    public string Name => stage.Place;

    public IReadOnlyList<StageReason> Reasons(bool force) => engine.Plan(stage, force);

    public void Take() => engine.Take(stage);

    public void Run(bool force) => engine.Run(stage, force);

    /// <summary>What implements it.</summary>
    public IReadOnlyDictionary<string, string> Code => engine.Describe(stage).Implementation;

    /// <summary>The entry of the store that holds its files, if they are there.</summary>
    public string Entry => Path.GetDirectoryName(engine.FolderOf(stage))!;
}
