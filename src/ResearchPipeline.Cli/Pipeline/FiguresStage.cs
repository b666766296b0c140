using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Reporting.Figures;
using ResearchPipeline.Stages;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>figures: result tables to SVG and PNG.</summary>
internal static class FiguresStage
{
    public const string Name = "figures";

    public static Stage Create(StageContext context) => new(
        Name,
        new Dictionary<string, string>(),
        StageContext.FilesBelow(EvaluateStage.Name, context.Output(EvaluateStage.Name, "."), "*.parquet"),
        Implementation(context),
        output => Run(context, output));

    private static Dictionary<string, string> Implementation(StageContext context)
    {
        string reports = context.Workspace.Reports;
        Dictionary<string, string> files = StageContext.Assemblies(typeof(MnistDataset), typeof(FigureSet));
        AddAll(files, StageContext.FilesBelow("reports/figures", Path.Combine(reports, "figures")));
        AddAll(files, StageContext.FilesBelow("reports/queries/figures", Path.Combine(reports, "queries", "figures")));
        files["reports/render.mjs"] = Path.Combine(reports, "render.mjs");
        files["package-lock.json"] = Path.Combine(context.Workspace.Root, "package-lock.json");
        return files;
    }

    private static void AddAll(Dictionary<string, string> files, Dictionary<string, string> more)
    {
        foreach ((string name, string path) in more)
        {
            files.Add(name, path);
        }
    }

    private static void Run(StageContext context, string output) => ProgressLine.Run(Name, line =>
        new FigureSet(context.Workspace.Reports, context.Output(EvaluateStage.Name, "."), ResultTables.Names).Draw(output, line.Update, context.Cancellation));
}
