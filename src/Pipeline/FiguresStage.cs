using ResearchPipeline.Evaluation;
using ResearchPipeline.Reporting.Figures;
using ResearchPipeline.Specification;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>figures: result tables and the specification to SVG.</summary>
internal static class FiguresStage
{
    public const string Name = "figures";

    public static Stage Create(StageContext context)
    {
        StageDisplay display = new(context.Display, Name);
        IReadOnlyDictionary<string, string> parameters = CanonicalText.linesOfStudy(context.Study);
        FigureSet body = new(context.Template, parameters, display.Update, context.Cancellation);
        IEnumerable<string> tables = EnsembleEvaluation.Outputs.Where(file => file.EndsWith(".parquet", StringComparison.Ordinal));
        return new(
            Name,
            parameters,
            context.Made(tables.Select(table => $"{EvaluateStage.Name}/{table}")),
            body.Outputs,
            context.Tools(body.Files, FigureSet.Packages),
            body.Run)
        {
            Watched = display.Watch,
        };
    }
}
