using ResearchPipeline.Evaluation;
using ResearchPipeline.Engine;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>evaluate: weights and images to result tables.</summary>
internal static class EvaluateStage
{
    public const string Description = "Measure what was trained into Parquet.";

    public static Stage Create(StageContext context, MadeFiles made)
    {
        StageDisplay display = new(context.Display, StageNames.Evaluate);
        LearnerEvaluation body = new(context.Study, context.CreateBackend, display.Update);
        return new(
            StageNames.Evaluate,
            // Every result file says which study it is of.
            new Dictionary<string, string>(body.Parameters) { ["title"] = context.Study.Title, ["name"] = context.Study.Name },
            made.Named(body.Inputs),
            body.Outputs,
            context.Tools(new Dictionary<string, string>(), []),
            body.Run)
        {
            Watched = display.Watch,
        };
    }
}
