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
        Dictionary<string, string> parameters = new(Settings.values(context.Study).Concat(context.WordsOfCompared));
        parameters["dataset"] = context.Dataset.Text;
        parameters["lacking"] = context.Template.WordsOfLacking(made.All().Keys);
        FigureSet body = new(context.Template, context.Settings, context.Compared, context.Dataset, display.Update, context.Cancellation);
        return new(
            StageNames.Figures,
            parameters,
            made.Where(file => file.EndsWith(".parquet", StringComparison.Ordinal)),
            body.Outputs,
            context.Tools(body.Files, FigureSet.Packages),
            body.Run)
        {
            Watched = display.Watch,
        };
    }
}
