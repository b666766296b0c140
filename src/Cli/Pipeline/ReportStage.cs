using System.Reflection;
using ResearchPipeline.Reporting.Typesetting;
using ResearchPipeline.Specification;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>report: result tables, figures and the specification to one PDF.</summary>
internal static class ReportStage
{
    public const string Name = "report";
    public const string PdfFileName = ReportDocument.PdfFile;

    private static string Version { get; } = typeof(ReportStage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <param name="context">What the stages share.</param>
    /// <param name="before">The stages whose files the report shows or lists, in order.</param>
    public static Stage Create(StageContext context, IEnumerable<Stage> before)
    {
        Experiment experiment = context.Experiment;
        Dictionary<string, string> parameters = StageContext.Parameters(CanonicalText.ofExperiment(experiment));
        ReportSubject subject = new(
            experiment.Name, experiment.Title, Fingerprint.ofExperiment(experiment), Version, Choices(parameters),
            [.. Changes.between(context.Written, experiment).Select(change => new ReportedChange(change.Key, change.From, change.To))],
            ReproducingCommands.Of(context.Written, experiment), DatasetModule.ValidationImages);
        ReportDocument body = new(context.Workspace.Reports, subject, context.Workspace.Hashes, context.Cancellation);
        return new(
            Name,
            new Dictionary<string, string>(parameters)
            {
                ["title"] = experiment.Title,
                ["name"] = experiment.Name,
                ["version"] = subject.Version,
                ["commands"] = string.Join("; ", subject.Commands),
                // Of the study as it is written they say what is not in the run.
                ["changes"] = string.Join("; ", subject.Changes.Select(change => $"{change.Key}: {change.From} -> {change.To}")),
            },
            Inputs(context, before),
            [ReportDocument.PdfFile],
            context.Tools(body.Files, ReportDocument.Packages),
            body.Run);
    }

    // The canonical text has no line for a choice that is not made; whoever looks for its key finds what holds then.
    private static Dictionary<string, string> Choices(IReadOnlyDictionary<string, string> parameters) => Settings.keys
        .Select(key => (Key: key, Value: parameters.GetValueOrDefault(key) ?? Settings.whenAbsent(key)))
        .Where(choice => choice.Value.Length > 0)
        .ToDictionary(choice => choice.Key, choice => choice.Value);

    // A changed study is told apart from the one that its arms stand beside.
    private static IReadOnlyDictionary<string, string> Inputs(StageContext context, IEnumerable<Stage> before)
    {
        IReadOnlyDictionary<string, string> made = context.Made(before.SelectMany(stage => stage.Outputs.Order(StringComparer.Ordinal).Select(file => $"{stage.Name}/{file}")));
        bool isAsWritten = Fingerprint.ofExperiment(context.Written) == Fingerprint.ofExperiment(context.Experiment);
        return isAsWritten && ArmResults.Find(context.Workspace, context.Written) is string arms
            ? new Dictionary<string, string>(made) { [ReportDocument.Arms] = arms }
            : made;
    }
}
