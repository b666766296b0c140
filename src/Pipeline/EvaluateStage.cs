using ResearchPipeline.Evaluation;
using ResearchPipeline.Engine;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>evaluate, of the study itself, and measure, of an arm that it compares: weights and images to result tables.</summary>
internal static class EvaluateStage
{
    public const string Description = "Measure what was trained into Parquet.";

    public static Stage Create(StageContext context, MadeFiles made) => Create(context, StageNames.Evaluate, StageNames.Evaluate, context.Study, made);

    /// <summary>The same of an arm.</summary>
    public static Stage OfArm(StageContext context, string place, ArmRun run, MadeFiles made) => Create(context, StageNames.Measure, place, run.Study, made);

    private static Stage Create(StageContext context, string name, string place, Study study, MadeFiles made)
    {
        StageDisplay display = new(context.Display, place);
        LearnerEvaluation body = new(study, context.CreateHost, display.Update, modelAlone: name == StageNames.Measure);
        return new(
            name,
            // Every result file says which study it is of.
            new Dictionary<string, string>(body.Parameters) { ["title"] = StudyModule.title(study), ["name"] = study.Name },
            made.Named(body.Inputs),
            body.Outputs,
            context.Tools(new Dictionary<string, string>(), []),
            body.Run)
        {
            Place = place,
            Watched = display.Watch,
        };
    }
}
