using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests;

/// <summary>One table of all numbers of a study and of what it compares, and some of its features.</summary>
public sealed class StudyResultsTests : IDisposable
{
    private static readonly Study Study = SmallComparison.study;

    private readonly string _folder = Directory.CreateTempSubdirectory("results-").FullName;
    private readonly Dictionary<string, string> _inputs;

    public StudyResultsTests()
    {
        StudyResults results = new(Study);
        _inputs = results.Inputs.ToDictionary(name => name, name => Path.Combine(_folder, name));
        foreach ((string name, string path) in _inputs)
        {
            Write(name, Path.GetDirectoryName(path)!);
        }

        results.Run(_inputs, _folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_reads_the_summaries_of_the_study_and_of_every_arm_and_what_became_of_those_that_may_diverge() => _inputs.Keys.ShouldBe(
    [
        "evaluate/summary.parquet", "evaluate/baselines.parquet", "evaluate/dictionary.parquet",
        "study.1.measure/summary.parquet", "study.2.measure/summary.parquet", "whole-sum.1.measure/summary.parquet", "whole-sum.2.measure/summary.parquet",
        "no-penalty.1.measure/summary.parquet", "no-penalty.2.measure/summary.parquet", "rectified.1.attempt/attempt.parquet", "rectified.2.attempt/attempt.parquet",
        "probe.1.measure/summary.parquet", "probe.2.measure/summary.parquet",
    ]);

    [Fact]
    public void Every_number_says_of_which_arm_and_seed_it_is() =>
        Query("SELECT arm, label, judged_by, seed, metric, model, member, value, unit FROM results WHERE arm = 'whole-sum' AND seed = '2'").ShouldBe(
            ["whole-sum, the sum of squares, test, 2, mse, member, 0, 0.25, intensity²", "whole-sum, the sum of squares, test, 2, pearson, member, 0, NULL, 1"]);

    [Fact]
    public void The_study_itself_has_no_name_and_its_baselines_are_beside_it() =>
        Query("SELECT arm, seed, metric, model, member, value, unit FROM results WHERE arm = '' ORDER BY model, metric").ShouldBe(
            [", 1, mse, mean-image, NULL, 0.5, intensity²", ", 1, pearson, mean-image, NULL, NULL, 1", ", 1, mse, member, 0, 0.25, intensity²", ", 1, pearson, member, 0, NULL, 1"]);

    [Fact]
    public void An_arm_that_diverged_has_the_step_in_which_it_did_and_one_that_did_not_has_none() =>
        Query("SELECT seed, metric, value, unit FROM results WHERE arm = 'rectified' ORDER BY seed").ShouldBe(["1, diverged_at_step, 8, step", "2, diverged_at_step, NULL, step"]);

    // 24 features, of which 20 at equal distances: 0, 1, 2, 3, 4, 6, …
    [Fact]
    public void Twenty_features_at_equal_distances_stand_for_all() =>
        Query("SELECT DISTINCT feature FROM features_sample ORDER BY feature").ShouldBe([.. Enumerable.Range(0, 20).Select(i => $"{i * 24 / 20}")]);

    [Fact]
    public void A_feature_has_its_own_weights() =>
        Query("SELECT weight FROM features_sample WHERE feature = 6 AND pixel = 783").ShouldBe(["6.5"]);

    // Of three units of the first layer all three; the second layer is no feature of an image's pixels.
    [Fact]
    public void Where_no_image_is_made_the_units_of_the_first_layer_stand_there()
    {
        StudyResults results = new(Small.studies.Single(study => study.Name == "small-stack"));
        Dictionary<string, string> inputs = results.Inputs.ToDictionary(name => name, name => Path.Combine(_folder, "stack", name));
        inputs.Keys.ShouldContain("evaluate/layer_features.parquet");
        foreach ((string name, string path) in inputs)
        {
            Write(name, Path.GetDirectoryName(path)!);
        }

        results.Run(inputs, _folder);
        Query("SELECT feature, weight FROM features_sample WHERE pixel = 783 ORDER BY feature").ShouldBe(["0, 1", "1, -1", "2, 0"]);
        Query("SELECT count(*) FROM features_sample").ShouldBe([$"{3 * 784}"]);
    }

    private string[] Query(string sql)
    {
        using ResultDatabase database = new();
        database.AddTables(_folder, ["results", "features_sample"]);
        Answer answer = database.Query(sql);
        return [.. Enumerable.Range(0, answer.Count).Select(row => string.Join(", ", answer.Names.Select(name => answer[name][row] is object value ? FormattableString.Invariant($"{value}") : "NULL")))];
    }

    private static void Write(string name, string folder)
    {
        Directory.CreateDirectory(folder);
        switch (Path.GetFileNameWithoutExtension(name))
        {
            case "summary":
                ParquetFile.Write(folder, SummaryTable.Schema, [SummaryLine.Of(0, "mse", 0.25, "intensity²"), SummaryLine.Of(0, "pearson", double.NaN, "1")], null);
                break;
            case "dictionary":
                Matrix features = new(24, 784);
                for (int feature = 0; feature < features.Rows; feature++)
                {
                    features.Row(feature)[^1] = feature + 0.5f;
                }

                ParquetFile.Write(folder, new DictionaryTable().Schema, DictionaryTable.Rows(features), null);
                break;
            case "layer_features":
                (Matrix first, Matrix second) = (new(3, 784), new(2, 3));
                (first.Row(0)[^1], first.Row(1)[^1], first.Row(2)[0], second.Row(0)[0]) = (2, -3, 1, 1);
                ParquetFile.Write(folder, new LayerFeatureTable().Schema, LayerFeatureTable.Rows([first, second]), null);
                break;
            case "attempt":
                ParquetFile.Write(folder, AttemptTables.Outcome, [new AttemptOutcome(name.StartsWith("rectified.1.", StringComparison.Ordinal) ? "It diverged." : null, 7)], null);
                break;
            default:
                ParquetFile.Write(
                    folder,
                    new ResultTable<int>("baselines", "model", "")
                        .Texts("model", "", _ => "mean-image").Doubles("mse", "", "", _ => 0.5).OptionalDoubles("pearson", "", "", _ => null),
                    [0], null);
                break;
        }
    }
}
