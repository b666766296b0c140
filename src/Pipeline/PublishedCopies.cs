using ResearchPipeline.Data.Tables;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Files;
using ResearchPipeline.Reporting.Typesetting;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>The manifest of a run, and the artefacts that lie beside it, under their bare names, where the run is published.</summary>
internal static class PublishedCopies
{
    /// <summary>The report's path in a run.</summary>
    public const string Report = $"{StageNames.Report}/{ReportDocument.PdfFile}";

    /// <summary>Name of the description of the tables for tools that read Croissant.</summary>
    public const string Croissant = "croissant.json";

    /// <summary>Name of the description of the run that RO-Crate asks for.</summary>
    public const string Crate = "ro-crate-metadata.json";

    /// <summary>Names of what lies beside the copies of a study's artefacts and is none, because it follows from them, the study and the manifest.</summary>
    public static IReadOnlyList<string> Descriptions { get; } = [Croissant, Crate, RunSpecification.FileName];

    /// <summary>File names of every table of results that a study can have.</summary>
    public static IReadOnlyList<string> Tables { get; } = [.. StudyResults.Tables.Select(table => ResultTable.FileNameOf(table.Name))];

    /// <summary>The artefacts of a study that lie there: by what the study is, whatever a manifest says.</summary>
    public static IReadOnlyList<string> Of(Study study) =>
        [Report, $"{StageNames.Train}/{TrainingTrail.FileName}", .. StudyResults.FilesOf(study).Select(file => $"{StageNames.Results}/{file}")];

    /// <summary>Where people find the report.</summary>
    public static string ReportOf(Workspace workspace) =>
        workspace.Published is string folder ? Path.Combine(folder, ReportDocument.PdfFile) : Path.Combine(workspace.RunDirectory, Report);

    /// <summary>Writes the manifest, and where the run is published the copies.</summary>
    /// <param name="workspace">Where the run is.</param>
    /// <param name="manifest">What it has made.</param>
    /// <param name="copied">Paths of the artefacts to copy.</param>
    /// <returns>How it compares with the manifest that was there: " (every byte as published)"; empty where there was none.</returns>
    public static string Write(Workspace workspace, Manifest manifest, IReadOnlyList<string> copied)
    {
        if (workspace.Published is string folder)
        {
            foreach (string artefact in copied)
            {
                AtomicFile.WriteBytes(Path.Combine(folder, Path.GetFileName(artefact)), File.ReadAllBytes(workspace.FileOf(artefact)));
            }

            // A table that the run no longer has would be taken for one that it has.
            Array.ForEach([.. Tables.Except(copied.Select(path => Path.GetFileName(path)))], table => DirectoryEntry.MakeWay(Path.Combine(folder, table)));
        }

        string compared = Compared(manifest, workspace.ManifestFile, workspace.Published is null ? "before" : "published");
        manifest.Write(workspace.ManifestFile);
        return compared;
    }

    // What a reproducer wants to know first.
    private static string Compared(Manifest manifest, string path, string before)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        try
        {
            int differences = manifest.DifferencesFrom(Manifest.Read(path)).Count;
            return differences == 0 ? $" (every byte as {before})" : $" ({differences} of {manifest.Artefacts.Count} files not as {before})";
        }
        catch (StageException)
        {
            return " (the one before could not be read)";
        }
    }
}
