using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Reporting.Typesetting;
using ResearchPipeline.Specification;
using ResearchPipeline.Stages;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>report: result tables, figures and the specification to one PDF.</summary>
internal static class ReportStage
{
    public const string Name = "report";
    public const string PdfFileName = "report.pdf";
    private static readonly string[] Before = [NormalizeStage.Name, TrainStage.Name, EvaluateStage.Name, FiguresStage.Name];

    public static Stage Create(StageContext context)
    {
        Dictionary<string, string> parameters = StageContext.Parameters(CanonicalText.ofExperiment(context.Experiment));
        parameters["title"] = context.Experiment.Title;
        parameters["name"] = context.Experiment.Name;
        return new Stage(Name, parameters, Inputs(context), Implementation(context), output => Run(context, output));
    }

    private static Dictionary<string, string> Inputs(StageContext context) => Before
        .SelectMany(stage => StageContext.FilesBelow(stage, context.Output(stage, ".")))
        .ToDictionary();

    private static Dictionary<string, string> Implementation(StageContext context)
    {
        string reports = context.Workspace.Reports;
        IEnumerable<KeyValuePair<string, string>> files =
        [
            .. StageContext.Assemblies(typeof(MnistDataset), typeof(ReportDocument)),
            .. StageContext.FilesBelow("reports/sections", Path.Combine(reports, "sections")),
            .. StageContext.FilesBelow("reports/queries/report", Path.Combine(reports, "queries", "report")),
            new("reports/main.typ", Path.Combine(reports, "main.typ")),
            new("reports/style.typ", Path.Combine(reports, "style.typ")),
            new("reports/references.bib", Path.Combine(reports, "references.bib")),
            new("reports/render.mjs", Path.Combine(reports, "render.mjs")),
            new("package-lock.json", Path.Combine(context.Workspace.Root, "package-lock.json")),
        ];
        return files.ToDictionary();
    }

    private static void Run(StageContext context, string output)
    {
        Dictionary<string, object> facts = new()
        {
            ["study"] = new { name = context.Experiment.Name, title = context.Experiment.Title },
            ["specification"] = StageContext.Parameters(CanonicalText.ofExperiment(context.Experiment)),
            ["dataset-files"] = MnistFile.All.Select(file => new { file.Name, file.Sha256, file.Bytes }),
            ["artefacts"] = Before.SelectMany(stage => Publication.ArtefactsOf(context.Workspace, stage)),
        };
        new ReportDocument(
            context.Workspace.Reports, context.Output(EvaluateStage.Name, "."), ResultTables.Names, context.Output(FiguresStage.Name, "."))
            .Typeset(Path.Combine(output, PdfFileName), facts, context.Cancellation);
    }
}
