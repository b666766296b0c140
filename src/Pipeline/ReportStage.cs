using System.Reflection;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Reporting;
using ResearchPipeline.Reporting.Typesetting;
using ResearchPipeline.Specification;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>report: result tables, figures and the specification to one PDF.</summary>
internal static class ReportStage
{
    public const string Description = "Typeset the PDF report; publishes it for an unmodified study.";

    /// <summary>Of the program, as reports say it.</summary>
    public static string Version { get; } = typeof(ReportStage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <param name="context">What the stages share.</param>
    /// <param name="made">The files that the report shows or lists.</param>
    public static Stage Create(StageContext context, MadeFiles made)
    {
        Study study = context.Study;
        IReadOnlyDictionary<string, string> lines = CanonicalText.linesOfStudy(study);
        ReportSubject subject = new(
            study.Name, StudyModule.title(study), Fingerprint.ofStudy(study), Version, context.Dataset, RawFilesOf(context.Workspace, Arms.sources(study)), context.Settings, [.. lines.Keys],
            [.. Changes.between(context.Written, study).Select(change => new ReportedChange(change.Key, change.From, change.To))],
            new Dictionary<string, IReadOnlyDictionary<string, ReportedSetting>>(
            [
                .. context.Written.Arms.Select(arm => KeyValuePair.Create(arm.Name, StageContext.SettingsOf(ArmResults.StudyOf(context.Written, arm, arm.Seeds[0])))),
                .. context.Compared.Select(arm => KeyValuePair.Create(arm.Name, arm.Settings)),
            ]),
            context.Compared,
            ReproducingCommands.Of(context.Written, study), DatasetModule.ValidationImages);
        ReportDocument body = new(context.Template, subject, context.Workspace.Hashes, context.Cancellation);
        return new(
            StageNames.Report,
            // Whatever the report may print, also what stands at its default.
            new Dictionary<string, string>(Settings.values(study).Concat(context.WordsOfCompared))
            {
                ["lines"] = string.Join(' ', subject.Lines),
                ["validation-images"] = $"{subject.ValidationImages}",
                ["title"] = subject.Title,
                ["dataset"] = subject.Dataset.Text,
                ["raw-files"] = string.Join(' ', subject.RawFiles.Select(file => file.Sha256)),
                ["lacking"] = context.Template.WordsOfLacking(made.All().Keys),
                ["name"] = study.Name,
                ["version"] = subject.Version,
                ["commands"] = string.Join("; ", subject.Commands),
                // Of the study as it is written they say what is not in the run.
                ["changes"] = string.Join("; ", subject.Changes.Select(change => $"{change.Key}: {change.From} -> {change.To}")),
            },
            Inputs(context, made.All()),
            [ReportDocument.PdfFile],
            context.Tools(body.Files, ReportDocument.Packages),
            body.Run);
    }

    /// <summary>Why the results of the study's arms are not in the report, where they could be; else null.</summary>
    public static string? LeftOut(StageContext context) =>
        context.Written.Arms.Length > 0 && IsAsWritten(context) && ArmResults.Lacking(context.Workspace, context.Written) is string lacking
            ? $"{Path.GetRelativePath(context.Workspace.Root, ArmResults.FileOf(context.Workspace, context.Written.Name))}: {lacking}"
            : null;

    /// <summary>The raw files of data sets, as a report lists them.</summary>
    public static IReadOnlyList<AttachedArtefact> RawFilesOf(Workspace workspace, params IEnumerable<DatasetSource> sources) =>
        [.. RawDatasets.Of(sources).SelectMany(raw => raw.Files.Select(file => new AttachedArtefact(raw.ArtefactOf(file), file.Bytes, workspace.HashOf(raw, file))))];

    // A changed study is told apart from the one that its arms stand beside.
    private static bool IsAsWritten(StageContext context) => Fingerprint.ofStudy(context.Written) == Fingerprint.ofStudy(context.Study);

    private static IReadOnlyDictionary<string, string> Inputs(StageContext context, IReadOnlyDictionary<string, string> made) =>
        IsAsWritten(context) && ArmResults.Find(context.Workspace, context.Written) is string arms
            ? new Dictionary<string, string>(made) { [ReportDocument.Arms] = arms }
            : made;
}
