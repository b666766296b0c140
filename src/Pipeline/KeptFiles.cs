using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Verification;

namespace ResearchPipeline.Pipeline;

/// <summary>The first half of verify: the files that lie here as published, or as the run on this machine made them, against the manifest.</summary>
/// <param name="workspace">Where they lie.</param>
/// <param name="manifest">What was published.</param>
/// <param name="copied">Paths of the artefacts that lie beside the manifest where the run is published: by what was run, for the manifest may have been changed.</param>
/// <param name="described">Names of the files there that describe it for other tools, and are no artefacts.</param>
internal sealed class KeptFiles(Workspace workspace, Manifest manifest, IReadOnlyList<string> copied, IReadOnlyList<string> described)
{
    private readonly FileCheck _check = new(manifest, workspace.Hashes);

    /// <summary>Every file that is not what the manifest lists.</summary>
    public IReadOnlyList<FileDefect> Defects =>
    [
        .. workspace.Published is string folder ? _check.Published(folder, copied, described) : [],
        .. _check.Local(FolderOf, Path.GetFileName(workspace.DataDirectory)),
    ];

    /// <summary>What is wrong and what to do, in a few sentences.</summary>
    /// <param name="defects">At least one.</param>
    /// <param name="runAgain">The line that brings the run on this machine up to date.</param>
    /// <param name="takesForce">Whether that line can be told to run a stage in any case.</param>
    public string Describe(IReadOnlyList<FileDefect> defects, string runAgain, bool takesForce)
    {
        List<string> sentences = [$"{Count(defects.Count)} not what the manifest lists: {string.Join(", ", defects.Take(5).Select(defect => $"{Name(defect)} {defect.What}"))}{(defects.Count > 5 ? $", and {defects.Count - 5} more" : "")}"];
        ILookup<bool, FileDefect> published = defects.Where(IsPublished).ToLookup(IsForeign);
        if (published[false].Any())
        {
            sentences.Add($"What was published comes back with: git checkout -- {Shell.Line(published[false].Select(Source).Distinct())}");
        }

        if (published[true].Any())
        {
            sentences.Add($"What was never published is to be deleted: {Shell.Line(published[true].Select(Name))}");
        }

        if (defects.Any(defect => !IsPublished(defect)))
        {
            string forced = takesForce ? ", with --force and the name of their stage if that stage says \"up to date\"" : "";
            sentences.Add($"To make the files of the run on this machine again, run this{forced}: {runAgain}");
        }

        return string.Join(". ", sentences);
    }

    /// <summary>A file by its path in the repository, if it lies there.</summary>
    public string Name(FileDefect defect) => workspace.NameOf(defect.File);

    private bool IsPublished(FileDefect defect) =>
        workspace.Published is string folder && defect.File.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private bool IsForeign(FileDefect defect) => defect.What == FileDefect.Unlisted && !IsCopy(defect);

    private bool IsCopy(FileDefect defect) =>
        copied.Any(artefact => Path.Combine(workspace.Published!, Path.GetFileName(artefact)) == defect.File);

    // Where a published file is not listed, it is the manifest that was changed.
    private string Source(FileDefect defect) => Name(defect.What == FileDefect.Unlisted ? defect with { File = workspace.ManifestFile } : defect);

    private string FolderOf(string stage) => stage == Path.GetFileName(workspace.DataDirectory) ? workspace.DataDirectory : workspace.Run.FolderOf(stage) ?? Path.Combine(workspace.RunDirectory, stage);

    private static string Count(int files) => files == 1 ? "1 file is" : $"{files} files are";
}
