using System.Text;
using System.Text.RegularExpressions;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>A finished run as others get it: every artefact of its manifest but raw data, each checked against its hash when it is read, and what it needs to be understood.</summary>
internal sealed partial class ExportedRun
{
    private ExportedRun(KnownRun run, Manifest manifest, string root, IReadOnlyList<ExportedFile> files)
    {
        (Run, Manifest, Files) = (run, manifest, files);
        string citation = File.ReadAllText(Path.Combine(root, "CITATION.cff"));
        (Released, Authors) = (ReleasedLine().Match(citation).Groups[1].Value, NameLine().Match(citation).Groups[1].Value);
    }

    /// <summary>The run.</summary>
    public KnownRun Run { get; }

    /// <summary>What it made.</summary>
    public Manifest Manifest { get; }

    /// <summary>The files, manifest and licence among them, in ordinal order.</summary>
    public IReadOnlyList<ExportedFile> Files { get; }

    /// <summary>The day on which this version of the program was released: no clock is asked, so that an export has the same bytes whenever it is made.</summary>
    public string Released { get; }

    /// <summary>Who made the program.</summary>
    public string Authors { get; }

    /// <summary>One line for people.</summary>
    public string Title => $"{StudyModule.title(Run.Study!)}{(Run.Changes.Count == 0 ? "" : $", with {Run.Words}")}";

    /// <summary>What is exported, in two sentences.</summary>
    public string Description =>
        $"Results of the study {Run.Written!.Name}{(Run.Changes.Count == 0 ? "" : $" with {Run.Words}")}, as ResearchPipeline {ReportStage.Version} made them: tables, weights, figures and a report. Its specification has the SHA-256 {Manifest.Specification}; the same specification, data and code give the same bytes.";

    /// <summary>The run that is asked for.</summary>
    /// <exception cref="StageException">It has not come to its end, or nothing tells what it is.</exception>
    public static ExportedRun Of(KnownRun run, RunOptions asked, IRunDisplay display, CancellationToken cancellation)
    {
        if (run.Written is null || run.Study is null)
        {
            throw new StageException($"{run.Title} cannot be exported: {run.Words}.");
        }

        RunOptions options = run.Options(asked);
        Workspace workspace = new StudyPipeline(options, display, cancellation).Workspace;
        if (DirectoryEntry.KindOf(workspace.ManifestFile) != EntryKind.File)
        {
            throw new StageException($"{run.Title} has not come to its end: it has no manifest. Run this first: {options.CommandLine(CommandNames.Run)}");
        }

        Manifest manifest = Manifest.Read(workspace.ManifestFile);
        string data = $"{Publication.DataFolder}/";
        ExportedFile[] files =
        [
            .. manifest.Artefacts.Where(artefact => !artefact.Path.StartsWith(data, StringComparison.Ordinal)).Select(artefact => FileOf(run, workspace, artefact, options)),
            ExportedFile.Of(Manifest.FileName, File.ReadAllBytes(workspace.ManifestFile), "size and hash of every file that the run made, raw data among them"),
            ExportedFile.Of("specification.txt", Encoding.UTF8.GetBytes(CanonicalText.ofStudy(run.Study)), "everything that was chosen, as the text whose hash is the run's fingerprint"),
            ExportedFile.Of("LICENSE", File.ReadAllBytes(Path.Combine(workspace.Root, "LICENSE")), "licence"),
            ExportedFile.Of("CITATION.cff", File.ReadAllBytes(Path.Combine(workspace.Root, "CITATION.cff")), "how to cite"),
        ];
        return new(run, manifest, workspace.Root, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    private static ExportedFile FileOf(KnownRun run, Workspace workspace, Artefact artefact, RunOptions options) => new(artefact.Path, () =>
    {
        string? path = run.Folder.FileOf(artefact.Path);
        byte[] content = path is not null && DirectoryEntry.KindOf(path) == EntryKind.File ? File.ReadAllBytes(path) : [];
        return Sha256.OfBytes(content) == artefact.Sha256 ? content : throw new StageException(
            $"{path ?? artefact.Path} is not what {workspace.NameOf(workspace.ManifestFile)} lists, so nothing is exported. Run this, and export again: {options.CommandLine(CommandNames.Run)}");
    }, artefact.Bytes, artefact.Sha256, $"made by the stage {artefact.Path.Split('/')[0]}");

    [GeneratedRegex("^date-released: *(\\S+)", RegexOptions.Multiline)]
    private static partial Regex ReleasedLine();

    [GeneratedRegex("- name: \"([^\"]+)\"")]
    private static partial Regex NameLine();
}
