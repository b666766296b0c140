using ResearchPipeline.Evaluation;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>evaluate: weights and images to result tables.</summary>
internal static class EvaluateStage
{
    public const string Name = "evaluate";

    public static Stage Create(StageContext context)
    {
        StageDisplay display = new(context.Display, Name);
        EnsembleEvaluation body = new(context.Study, context.CreateBackend, display.Update);
        return new(
            Name,
            // Every result file says which study it is of.
            new Dictionary<string, string>(body.Parameters) { ["title"] = context.Study.Title, ["name"] = context.Study.Name },
            context.Made(body.Inputs),
            EnsembleEvaluation.Outputs,
            context.Tools(new Dictionary<string, string>(), []),
            body.Run)
        {
            Watched = display.Watch,
        };
    }
}
