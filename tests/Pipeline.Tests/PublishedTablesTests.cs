using ResearchPipeline.Engine;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Which tables of published studies are believed: of two studies of small files, one of which has features.</summary>
public sealed class PublishedTablesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tables-").FullName;

    public PublishedTablesTests()
    {
        Publish("one", ("results.parquet", "numbers"), ("features_sample.parquet", "features"));
        Publish("other", ("results.parquet", "other numbers"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Tables_that_the_manifests_list_are_believed() => Tables().Files().ShouldBe(
        ((string[])["one/results.parquet", "one/features_sample.parquet", "other/results.parquet"]).Select(name => KeyValuePair.Create(name, At(name))), ignoreOrder: true);

    [Fact]
    public void Studies_are_told_apart_by_what_they_were_when_they_were_published() => Tables().Specifications.ShouldBe("one specification of one\nother specification of other\n");

    [Fact]
    public void A_table_that_was_altered_is_refused_with_what_was_expected_and_what_to_do()
    {
        File.WriteAllText(At("one/features_sample.parquet"), "feature5");
        Refusal().ShouldStartWith(
            $"reports/one/features_sample.parquet is not the table that reports/one/manifest.json lists: 8 bytes with SHA-256 {HashOf("features")} are expected, 8 with {HashOf("feature5")} are found. What was published comes back with: git checkout -- reports/one/features_sample.parquet reports/one/manifest.json. To publish the study anew: dotnet ");
        Refusal().ShouldEndWith("--study=one");
    }

    [Fact]
    public void A_table_that_is_listed_and_missing_is_refused()
    {
        File.Delete(At("one/features_sample.parquet"));
        Refusal().ShouldContain("reports/one/features_sample.parquet is not the table that reports/one/manifest.json lists: 8 bytes with SHA-256 ");
        Refusal().ShouldContain(" are expected, and it is missing. ");
    }

    [Fact]
    public void An_empty_table_is_refused()
    {
        File.WriteAllText(At("other/results.parquet"), "");
        Refusal().ShouldContain(" are expected, and what lies there is empty or no file. ");
    }

    [Fact]
    public void A_table_that_is_left_over_is_refused()
    {
        File.WriteAllText(At("other/features_sample.parquet"), "stale");
        Refusal().ShouldStartWith(
            "reports/other/features_sample.parquet lies there, but reports/other/manifest.json lists no results/features_sample.parquet: it is left over from another publication, or the manifest was changed. If it is left over, delete it. What was published comes back with: git checkout -- reports/other/manifest.json. ");
    }

    [Fact]
    public void A_study_that_lists_no_results_is_refused_though_the_table_lies_there()
    {
        new Manifest("one", "s", []).Write(At("one/manifest.json"));
        Refusal().ShouldStartWith("reports/one/manifest.json lists no results/results.parquet, without which a study cannot stand beside others. ");
    }

    [Fact]
    public void A_manifest_that_is_missing_is_told_with_what_to_do()
    {
        File.Delete(At("other/manifest.json"));
        string said = Should.Throw<StageException>(() => Tables().Specifications).Message;
        said.ShouldStartWith($"{At("other/manifest.json")} cannot be read as a manifest: ");
        said.ShouldContain("; it lists the tables by which the study stands beside others. What was published comes back with: git checkout -- reports/other/manifest.json. To publish the study anew: dotnet ");
    }

    [Fact]
    public void The_manifest_of_another_study_is_refused()
    {
        File.Copy(At("one/manifest.json"), At("other/manifest.json"), overwrite: true);
        string said = Should.Throw<StageException>(() => Tables().Specifications).Message;
        said.ShouldStartWith("reports/other/manifest.json is the manifest of one; it lists the tables by which the study stands beside others. What was published comes back with: git checkout -- reports/other/manifest.json. ");
    }

    private string Refusal() => Should.Throw<StageException>(() => Tables().Files()).Message;

    private PublishedTables Tables() => new(
        new(Path.Combine(_root, "reports"), ["one", "other"], IsWritten: false), RunOptions.Of(new Dictionary<string, string>()), new(_root, _root, _root, Published: null));

    private void Publish(string study, params (string File, string Content)[] tables)
    {
        Directory.CreateDirectory(At(study));
        Array.ForEach(tables, table => File.WriteAllText(At($"{study}/{table.File}"), table.Content));
        new Manifest(study, $"specification of {study}", [.. tables.Select(table => Artefact.Of(At(study), table.File, new FileHashes()) with { Path = $"results/{table.File}" })])
            .Write(At($"{study}/manifest.json"));
    }

    private string At(string path) => Path.Combine(_root, "reports", path);

    private static string HashOf(string text) => Sha256.OfBytes(System.Text.Encoding.UTF8.GetBytes(text));
}
