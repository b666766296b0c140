using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>results: the summaries of a study and of what it compares to one table.</summary>
internal static class ResultsStage
{
    public const string Description = "Collect every number of the study and of what it compares in one table.";

    public static Stage Create(StageContext context, MadeFiles made)
    {
        StudyResults body = new(context.Study);
        return new(StageNames.Results, body.Parameters, made.Named(body.Inputs), body.Outputs, context.Tools(new Dictionary<string, string>(), [Data.Tables.ResultDatabase.Package]), body.Run);
    }
}
