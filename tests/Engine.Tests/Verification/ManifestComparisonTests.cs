using ResearchPipeline.Files;
using ResearchPipeline.Tensors;
using ResearchPipeline.Engine.Verification;

namespace ResearchPipeline.Engine.Tests.Verification;

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

    [Fact]
    public void A_stage_that_was_never_published_comes_last_and_a_size_counts_like_a_hash()
    {
        Artefact weights = Make("run", "train/weights", "w");
        Artefact[] here = [new("a-stage/of-its-own", 1, new string('a', 64)), Make("here", "train/weights", "w") with { Bytes = 2 }];
        Compare([weights], here).ShouldBe(["Different train/weights", "Unexpected a-stage/of-its-own"]);
    }

    [Fact]
    public void A_number_at_the_tolerance_itself_still_agrees()
    {
        Artefact published = MakeTensor("run", 1f);
        Artefact here = MakeTensor("here", 2f);
        Compare([published], [here], tolerance: 0.5).ShouldBe(["Close train/w.safetensors"]);
        Compare([published], [here], tolerance: 0.49).ShouldBe(["Different train/w.safetensors"]);
        Compare([published], [here]).ShouldBe(["Different train/w.safetensors"]);
    }

    [Fact]
    public void Without_a_copy_of_the_published_file_it_says_so() => Compare(
        [new("train/a", 1, new string('a', 64))], [new("train/a", 1, new string('b', 64))], detail: true)
        .ShouldHaveSingleItem().ShouldEndWith("the published file is not on this machine, so only hashes can be compared");

    private string[] Compare(Artefact[] published, Artefact[] here, bool detail = false, double? tolerance = null)
    {
        PublishedFiles files = new(path => Path.Combine(_folder, "run", path), Path.Combine(_folder, "reports"), new FileHashes());
        return
        [
            .. new ManifestComparison(files, path => Path.Combine(_folder, "here", path), ["train/hashes.safetensors"], tolerance)
                .Compare(new Manifest("study", "s", published), new Manifest("study", "s", here))
                .Select(verdict => $"{verdict.Agreement} {verdict.Path}{(detail ? $" {verdict.Detail}" : "")}"),
        ];
    }

    private Artefact MakeTensor(string folder, float value) => Make(folder, "train/w.safetensors", path => SafetensorsFile.Write(
        path, new Dictionary<string, TensorView> { ["w"] = TensorView.Of([value], 1) }, new Dictionary<string, string>()));

    private Artefact Make(string folder, string path, string content) => Make(folder, path, full => File.WriteAllText(full, content));

    private Artefact Make(string folder, string path, Action<string> write)
    {
        string full = Path.Combine(_folder, folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        write(full);
        return Artefact.Of(Path.Combine(_folder, folder), path, new FileHashes());
    }
}
