using ResearchPipeline.Files;
using ResearchPipeline.Engine.Verification;

namespace ResearchPipeline.Engine.Tests.Verification;

public sealed class FileCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Published_copies_that_are_altered_missing_or_listed_nowhere_are_told()
    {
        Manifest manifest = new("study", "s", [Make("report", "report/report.pdf", "pdf"), Make("report", "train/trail", "trail"), Make("report", "train/gone", "gone")]);
        foreach (string artefact in (string[])["report/report.pdf", "train/trail", "train/gone"])
        {
            File.Copy(At("report", artefact), At("report", Path.GetFileName(artefact)));
        }

        Directory.Delete(At("report", "report"), recursive: true);
        Directory.Delete(At("report", "train"), recursive: true);
        manifest.Write(At("report", Manifest.FileName));
        string[] copied = ["report/report.pdf", "train/trail", "train/gone"];
        Published(manifest, copied).ShouldBeEmpty();

        FlipLastBit(At("report", "report.pdf"));
        File.Delete(At("report", "gone"));
        File.WriteAllText(At("report", "more.pdf"), "another");
        File.WriteAllText(At("report", "described.json"), "follows from the rest");
        Published(manifest, copied).ShouldBe(["report.pdf was altered", "gone is missing", "more.pdf is not in the manifest"]);
        Published(manifest with { Artefacts = [] }, copied).ShouldBe(
            ["report.pdf is not in the manifest", "trail is not in the manifest", "gone is missing", "more.pdf is not in the manifest"]);
    }

    [Fact]
    public void A_file_of_the_run_that_its_own_record_lists_as_it_is_belongs_to_another_run_than_the_manifest()
    {
        Artefact weights = Make("run", "train/weights", "weights") with { Path = "weights" };
        Artefact curves = Make("run", "train/curves", "curves") with { Path = "curves" };
        (StageRecord.Of("train", [], [], []) with { Outputs = [weights, curves] }).Write(At("run", "train"));
        Manifest manifest = new("study", "s", [weights with { Path = "train/weights" }, curves with { Path = "train/curves" }, new Artefact("figures/a.svg", 1, new string('a', 64))]);
        Local(manifest).ShouldBeEmpty("nothing is wrong with a stage that was never run here");

        FlipLastBit(At("run", "train", "weights"));
        Local(manifest).ShouldBe(["weights was altered"]);
        File.WriteAllText(At("run", "train", "weights"), "weights");
        Manifest other = manifest with { Artefacts = [manifest.Artefacts[0] with { Sha256 = new string('b', 64) }, manifest.Artefacts[1]] };
        Local(other).ShouldBe(["weights is of another run than the manifest"]);
        File.Delete(At("run", "train", "curves"));
        Local(manifest).ShouldBe(["curves is missing"]);
    }

    [Fact]
    public void What_lies_where_a_stage_belongs_and_files_that_no_stage_made_are_told()
    {
        Manifest manifest = new("study", "s", [Make("run", "train/weights", "weights"), Make("run", "data/images", "images")]);
        File.WriteAllText(At("run", "data", "notes"), "somebody's own");
        File.WriteAllText(At("run", "train", "more"), "planted");
        Local(manifest).ShouldBe(["more is not in the manifest"]);
        Directory.Delete(At("run", "train"), recursive: true);
        File.CreateSymbolicLink(At("run", "train"), At("run", "nowhere"));
        Local(manifest).ShouldBe(["train is not a folder of its own"]);
        File.Delete(At("run", "train"));
        File.WriteAllText(At("run", "train"), "a file");
        Local(manifest).ShouldBe(["train is not a folder of its own"]);
    }

    private string[] Published(Manifest manifest, string[] copied) => Told(new FileCheck(manifest, new FileHashes()).Published(At("report"), copied, ["described.json"]));

    private string[] Local(Manifest manifest) => Told(new FileCheck(manifest, new FileHashes()).Local(stage => At("run", stage), "data"));

    private static string[] Told(IReadOnlyList<FileDefect> defects) => [.. defects.Select(defect => $"{Path.GetFileName(defect.File)} {defect.What}")];

    private string At(params string[] parts) => Path.Combine([_folder, .. parts]);

    private static void FlipLastBit(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private Artefact Make(string folder, string path, string content)
    {
        string full = At(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return Artefact.Of(At(folder), path, new FileHashes());
    }
}
