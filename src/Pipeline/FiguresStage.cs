using ResearchPipeline.Reporting.Figures;
using ResearchPipeline.Specification;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>figures: result tables and the specification to SVG.</summary>
internal static class FiguresStage
{
    public const string Description = "Draw the figures.";

    public static Stage Create(StageContext context, MadeFiles made)
    {
        StageDisplay display = new(context.Display, StageNames.Figures);
        IReadOnlyDictionary<string, string> parameters = Settings.values(context.Study);
        FigureSet body = new(context.Template, context.Settings, display.Update, context.Cancellation);
        return new(
            StageNames.Figures,
            parameters,
            made.Of(StageNames.Evaluate, file => file.EndsWith(".parquet", StringComparison.Ordinal)),
            body.Outputs,
            context.Tools(body.Files, FigureSet.Packages),
            body.Run)
        {
            Watched = display.Watch,
        };
    }
}
