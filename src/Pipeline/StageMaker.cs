using ResearchPipeline.Engine;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>Puts each stage of a study together: its slice of the specification, the files of the stages that it is made of, its body.</summary>
/// <param name="context">What the stages share.</param>
/// <param name="engine">Knows where those files lie.</param>
internal sealed class StageMaker(StageContext context, StageEngine engine) : IStageMaker<Stage>
{
    public Stage Normalize(Dataset dataset) => NormalizeStage.Create(context, dataset);

    public Stage Train(string place, Study learning, IReadOnlyList<Stage> madeOf) => TrainStage.Create(context, place, learning, below: madeOf.Count > 1 ? madeOf[^1].Place : null, Files(madeOf));

    public Stage Evaluate(IReadOnlyList<Stage> madeOf) => EvaluateStage.Create(context, Files(madeOf));

    public Stage Figures(IReadOnlyList<Stage> madeOf) => FiguresStage.Create(context, Files(madeOf));

    public Stage Report(IReadOnlyList<Stage> madeOf) => ReportStage.Create(context, Files(madeOf));

    private MadeFiles Files(IReadOnlyList<Stage> madeOf) => new([.. madeOf.Select(stage => (stage, engine.FolderOf(stage)))]);
}
