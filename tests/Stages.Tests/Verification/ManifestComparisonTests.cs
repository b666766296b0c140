using ResearchPipeline.Stages.Verification;

namespace ResearchPipeline.Stages.Tests.Verification;

public sealed class ManifestComparisonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("comparison-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Verdicts_come_by_stage_and_what_was_never_published_stands_with_its_stage()
    {
        Artefact weights = Make("run", "train/weights", "w");
        Artefact missing = new("train/gone", 1, new string('a', 64));
        Artefact report = Make("run", "report/report.txt", "r");
        Artefact extra = Make("here", "train/extra", "e");
        Compare([weights, missing, report], [weights, report, extra]).ShouldBe(
            ["Same train/weights", "Missing train/gone", "Unexpected train/extra", "Same report/report.txt"]);
    }

    [Fact]
    public void A_published_file_is_found_in_the_run_or_beside_the_report_and_only_with_its_hash()
    {
        Artefact inRun = Make("run", "train/a", "published a");
        Artefact besideReport = Make("reports", "b", "published b") with { Path = "train/b" };
        Artefact altered = Make("run", "train/c", "published c");
        File.WriteAllText(Path.Combine(_folder, "run", "train/c"), "altered");
        Artefact[] here = [Make("here", "train/a", "published A"), Make("here", "train/b", "published bb"), Make("here", "train/c", "here c")];
        Compare([inRun, besideReport, altered], here, detail: true).ShouldBe(
        [
            "Different train/a byte 10: published 0x61, here 0x41",
            "Different train/b one is the beginning of the other: published 11 bytes, here 12",
            $"Different train/c published {altered.Sha256[..16]}…, here {here[2].Sha256[..16]}…; its copy on this machine is not the published one, so only hashes can be compared",
        ]);
    }

    [Fact]
    public void Where_a_tolerance_is_asked_for_files_without_numbers_are_not_compared()
    {
        Artefact[] published = [new("train/hashes.safetensors", 1, new string('a', 64)), new("train/weights.safetensors", 1, new string('a', 64)), Make("run", "report/report.pdf", "published")];
        Artefact[] here = [new("train/hashes.safetensors", 1, new string('b', 64)), new("train/weights.safetensors", 1, new string('b', 64)), Make("here", "report/report.pdf", "here")];
        Compare(published, here, tolerance: 1e-6).ShouldBe(["Redrawn train/hashes.safetensors", "Different train/weights.safetensors", "Redrawn report/report.pdf"]);
        Compare(published, here).ShouldAllBe(verdict => verdict.StartsWith("Different", StringComparison.Ordinal));
    }

    private string[] Compare(Artefact[] published, Artefact[] here, bool detail = false, double? tolerance = null)
    {
        PublishedFiles files = new(Path.Combine(_folder, "run"), Path.Combine(_folder, "reports"));
        return
        [
            .. new ManifestComparison(files, Path.Combine(_folder, "here"), ["train/hashes.safetensors"], tolerance)
                .Compare(new Manifest("study", "s", published), new Manifest("study", "s", here))
                .Select(verdict => $"{verdict.Agreement} {verdict.Path}{(detail ? $" {verdict.Detail}" : "")}"),
        ];
    }

    private Artefact Make(string folder, string path, string content)
    {
        string full = Path.Combine(_folder, folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return Artefact.Of(Path.Combine(_folder, folder), path);
    }
}
