using ResearchPipeline.Files;
using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Verification;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The first half of verify, on a published study of three small files.</summary>
public sealed class KeptFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("kept-").FullName;
    private readonly Manifest _manifest;
    private readonly string[] _copied = ["report/report.pdf", "train/trail.safetensors"];

    public KeptFilesTests()
    {
        Write("artifacts/runs/study/report/report.pdf", "a page");
        Write("artifacts/runs/study/train/trail.safetensors", "steps");
        Write("artifacts/runs/study/train/weights.safetensors", "weights");
        Write("reports/study/report.pdf", "a page");
        Write("reports/study/trail.safetensors", "steps");
        _manifest = new("study", "s",
        [
            .. new[] { "train/trail.safetensors", "train/weights.safetensors", "report/report.pdf" }
                .Select(path => Artefact.Of(At("artifacts/runs/study"), path, new FileHashes())),
        ]);
        _manifest.Write(At("reports/study/manifest.json"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Nothing_is_said_of_files_that_are_as_they_were_published() => Kept().Defects.ShouldBeEmpty();

    [Fact]
    public void A_flipped_bit_in_the_published_report_is_told_with_the_line_that_brings_it_back()
    {
        Flip("reports/study/report.pdf");
        Said().ShouldBe(
            "1 file is not what the manifest lists: reports/study/report.pdf was altered. What was published comes back with: git checkout -- reports/study/report.pdf");
    }

    [Fact]
    public void A_flipped_bit_in_the_local_weights_is_told_with_the_line_that_makes_them_again()
    {
        Flip("artifacts/runs/study/train/weights.safetensors");
        Said().ShouldBe(
            "1 file is not what the manifest lists: artifacts/runs/study/train/weights.safetensors was altered. To make the files of the run on this machine again, run this, with --force and the name of their stage if that stage says \"up to date\": dotnet cake");
    }

    [Fact]
    public void A_published_trail_that_is_missing_and_a_file_that_nobody_published_are_told()
    {
        File.Delete(At("reports/study/trail.safetensors"));
        Write("reports/study/another.pdf", "another");
        Said().ShouldStartWith("2 files are not what the manifest lists: reports/study/trail.safetensors is missing, reports/study/another.pdf is not in the manifest. ");
    }

    [Fact]
    public void What_describes_the_study_for_other_tools_may_lie_beside_it()
    {
        Array.ForEach(["croissant.json", "ro-crate-metadata.json", "specification.txt"], file => Write($"reports/study/{file}", "described"));
        Kept().Defects.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_never_published_is_to_be_deleted_and_only_the_rest_checked_out()
    {
        Flip("reports/study/report.pdf");
        Write("reports/study/notes/my own.txt", "mine");
        Said().ShouldEndWith(
            "What was published comes back with: git checkout -- reports/study/report.pdf. What was never published is to be deleted: 'reports/study/notes/my own.txt'");
    }

    [Fact]
    public void A_published_file_that_the_manifest_no_longer_lists_comes_back_with_the_manifest()
    {
        KeptFiles kept = new(Workspace, _manifest with { Artefacts = [.. _manifest.Artefacts.Where(artefact => artefact.Path != "report/report.pdf")] }, _copied, PublishedCopies.Descriptions);
        kept.Describe([.. kept.Defects], "dotnet cake", takesForce: true).ShouldContain("What was published comes back with: git checkout -- reports/study/manifest.json");
    }

    [Fact]
    public void A_table_that_the_study_has_and_the_manifest_does_not_list_is_not_to_be_deleted()
    {
        Write("reports/study/results.parquet", "numbers");
        Write("reports/study/features_sample.parquet", "features");
        KeptFiles kept = new(Workspace, _manifest, PublishedCopies.Of(Smoke.study), PublishedCopies.Descriptions);
        kept.Defects.Select(kept.Name).ShouldBe(["reports/study/results.parquet", "reports/study/features_sample.parquet"], ignoreOrder: true);
        kept.Describe([.. kept.Defects], "dotnet cake", takesForce: true).ShouldEndWith("What was published comes back with: git checkout -- reports/study/manifest.json");
    }

    [Fact]
    public void What_takes_no_force_is_told_to_take_none()
    {
        Flip("artifacts/runs/study/train/weights.safetensors");
        KeptFiles kept = Kept();
        kept.Describe([.. kept.Defects], "dotnet cake --target=Family", takesForce: false).ShouldEndWith(
            "To make the files of the run on this machine again, run this: dotnet cake --target=Family");
    }

    private Workspace Workspace => new(_root, At("artifacts"), At("artifacts/runs/study"), At("reports/study"));

    private string Said()
    {
        KeptFiles kept = Kept();
        IReadOnlyList<FileDefect> defects = kept.Defects;
        return kept.Describe(defects, "dotnet cake", takesForce: true);
    }

    private KeptFiles Kept() => new(Workspace, _manifest, _copied, PublishedCopies.Descriptions);

    private string At(string path) => Path.Combine(_root, path);

    private void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }

    private void Flip(string path)
    {
        byte[] bytes = File.ReadAllBytes(At(path));
        bytes[^1] ^= 1;
        File.WriteAllBytes(At(path), bytes);
    }
}
