using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Verification;

/// <summary>Where published files lie on this machine, if they do: a copy counts only while it has its published hash.</summary>
/// <param name="fileOf">Where the run on this machine has an artefact, by its path; or null.</param>
/// <param name="reportFolder">The folder of the published report, which holds some files under their bare names; or null.</param>
/// <param name="hashes">What is known of files.</param>
public sealed class PublishedFiles(Func<string, string?> fileOf, string? reportFolder, FileHashes hashes)
{
    /// <summary>An intact copy, or null; then <paramref name="why"/> says why there is none.</summary>
    public string? Find(Artefact artefact, out string why)
    {
        string[] copies =
        [
            .. fileOf(artefact.Path) is string made ? [made] : Array.Empty<string>(),
            .. reportFolder is null ? Array.Empty<string>() : [Path.Combine(reportFolder, Path.GetFileName(artefact.Path))],
        ];
        why = copies.Any(File.Exists)
            ? "its copy on this machine is not the published one"
            : "the published file is not on this machine";
        return copies.FirstOrDefault(copy => artefact.IsCopiedAt(copy, hashes));
    }
}
