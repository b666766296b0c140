using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>What a publication leaves in its folder, of a run that has made nothing.</summary>
public sealed class PublishedCopiesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("copies-").FullName;
    private readonly Manifest _manifest = new("study", "s", []);

    public PublishedCopiesTests() => Directory.CreateDirectory(At("reports"));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_table_that_the_run_no_longer_has_goes_and_what_others_put_there_stays()
    {
        File.WriteAllText(At("reports/features_sample.parquet"), "of a publication before");
        File.WriteAllText(At("reports/notes.txt"), "mine");
        Write().ShouldBe("");
        Directory.GetFiles(At("reports")).Select(Path.GetFileName).ShouldBe(["manifest.json", "notes.txt"], ignoreOrder: true);
    }

    [Fact]
    public void A_manifest_that_cannot_be_read_is_replaced()
    {
        File.WriteAllText(At("reports/manifest.json"), "{");
        Write().ShouldBe(" (the one before could not be read)");
        Write().ShouldBe(" (every byte as published)");
    }

    private string Write() => PublishedCopies.Write(new(_root, _root, At("run"), At("reports")), _manifest, copied: []);

    private string At(string path) => Path.Combine(_root, path);
}
