using ResearchPipeline.Engine;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>Puts each stage of a study together: its slice of the specification, the files of the stages that it is made of, its body.</summary>
/// <param name="context">What the stages share.</param>
/// <param name="engine">Knows where those files lie.</param>
internal sealed class StageMaker(StageContext context, StageEngine engine) : IStageMaker<Stage>
{
    public Stage Normalize(string place, Dataset dataset) => NormalizeStage.Create(context, place, dataset);

    public Stage Train(Trained trained, IReadOnlyList<Stage> madeOf) => TrainStage.Create(context, trained, OfItsOwn(madeOf));

    public Stage Attempt(Trained trained, IReadOnlyList<Stage> madeOf) => AttemptStage.Create(context, trained, OfItsOwn(madeOf));

    public Stage Evaluate(IReadOnlyList<Stage> madeOf) => EvaluateStage.Create(context, OfItsOwn(madeOf));

    public Stage Measure(string place, ArmRun run, IReadOnlyList<Stage> madeOf) => EvaluateStage.OfArm(context, place, run, OfItsOwn(madeOf));

    public Stage Results(IReadOnlyList<Stage> madeOf) => ResultsStage.Create(context, OfAll(madeOf));

    public Stage Figures(IReadOnlyList<Stage> madeOf) => FiguresStage.Create(context, OfAll(madeOf));

    public Stage Report(IReadOnlyList<Stage> madeOf) => ReportStage.Create(context, OfAll(madeOf));

    // What learns and what is measured knows nothing of other arms: the same files have the same names wherever it stands.
    private MadeFiles OfItsOwn(IReadOnlyList<Stage> madeOf) => Files(madeOf, StagePlace.withinArm);

    private MadeFiles OfAll(IReadOnlyList<Stage> madeOf) => Files(madeOf, place => place);

    private MadeFiles Files(IReadOnlyList<Stage> madeOf, Func<string, string> nameOf) =>
        new([.. madeOf.Select(stage => new MadeStage(nameOf(stage.Place), engine.FolderOf(stage), stage.Outputs))]);
}
