using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests;

/// <summary>What is measured goes by what a model can do.</summary>
[Collection(TinyStudy.Collection)]
public sealed class EvaluationRunTests(TinyStudy study)
{
    private static readonly string[] Always = ["summary.parquet", "summary.json", "images.parquet", "dataset.parquet", "dataset_classes.parquet"];

    private static readonly string[] Variational = ["elbo.parquet", "posterior.parquet", "interpolations.parquet", "manifold.parquet", "codes_plane.parquet"];

    public static TheoryData<object, string[]> Models() => new()
    {
        { new Halving(), ["reconstruction.parquet", "baselines.parquet", "examples.parquet"] },
        { new HalfProbabilities(true), ["reconstruction.parquet", "baselines.parquet", "examples.parquet"] },
        { new Brightening(), ["reconstruction.parquet", "baselines.parquet", "examples.parquet", "denoising.parquet", "denoising_examples.parquet"] },
        { new FirstPixelClassifier(1), ["classification.parquet", "mistakes.parquet"] },
        { new TwoClassifiers(), ["classification.parquet", "mistakes.parquet"] },
        { new SamplingModel(), ["samples.parquet"] },
        { new TwoSamplers(), ["samples.parquet"] },
        { new DenseEncoder(), [] },
        { new UnitEncoder(null), ["units.parquet", "activation_distribution.parquet"] },
        { new WideEncoder(), ["features.parquet", "dictionary.parquet", "encoder.parquet", "layer_features.parquet"] },
        { new NormalCodes(), Variational },
        { new TwoNormalCodes(), Variational },
        { new OnlyTogether(), [] },
        { new object(), [] },
    };

    [Theory]
    [MemberData(nameof(Models), DisableDiscoveryEnumeration = true)]
    public void A_model_is_measured_by_what_it_can_do(object model, string[] files)
    {
        string[] expected = [.. Always.Concat(files).Order(StringComparer.Ordinal)];
        EvaluationRun.Files(model.GetType(), [Question.Everything]).Order(StringComparer.Ordinal).ShouldBe(expected);
        using PublishedTables tables = PublishedTables.Of(model);
        Directory.EnumerateFiles(tables.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ShouldBe(expected);
    }

    [Fact]
    public void An_ensemble_is_measured_by_all_but_what_is_of_networks() => MeasureList.All.Where(measure => measure.Question.IsEverything).Except(MeasureList.For(typeof(TrainedEnsemble), [Question.Everything])).Select(measure => measure.Table?.Name ?? measure.GetType().Name)
        .ShouldBe(
        [
            "ReconstructionQuality", "classification", "mistakes", "samples", "elbo", "posterior", "interpolations", "manifold", "codes_plane", "loss", "units", "activation_distribution", "FeatureLocality", "recovery", "random_recovery", "encoder", "layer_features", "denoising", "denoising_examples",
        ]);

    [Theory]
    [InlineData(typeof(NetworkMembers<NetworkClassifier>), true)]
    [InlineData(typeof(TwoLinearClassifiers), true)]
    [InlineData(typeof(FirstPixelClassifier), false)]
    [InlineData(typeof(TrainedEnsemble), false)]
    public void What_classifies_by_gradients_is_attacked_where_that_is_asked(Type model, bool expected)
    {
        MeasureList.For(model, [Question.Attacks]).Select(measure => measure.Table?.Name).ShouldBe(expected ? ["attacks"] : []);
        EvaluationPart.Of(model, [Question.Attacks]).Select(part => part.Words).ShouldBe(expected ? ["evaluated images", "tables", "attacks"] : ["evaluated images", "tables"]);
    }

    [Fact]
    public void Evaluation_ends_at_its_end_for_every_model()
    {
        using IBackend backend = Backends.Create("reference", 1);
        foreach (object model in Models().Select(row => row.Data.Item1))
        {
            List<double> shares = [];
            using PublishedTables tables = new(model, backend, (share, _) => shares.Add(share));
            shares[^1].ShouldBe(1, model.GetType().Name);
        }
    }

    [Fact]
    public void No_file_depends_on_the_order_of_the_measures()
    {
        string folder = Directory.CreateTempSubdirectory("reversed-").FullName;
        using IBackend backend = Backends.Create("reference", 1);
        Subject subject = new(
            TinyStudy.Model(backend), TinyStudy.Study, TinyStudy.Data, backend, new EvaluationProgress((_, _) => { }, EvaluationPart.Of(typeof(TrainedEnsemble), [Question.Everything])));
        foreach (Measure measure in MeasureList.For(typeof(TrainedEnsemble), [Question.Everything]).Reverse())
        {
            measure.Write(subject, folder, EvaluationRun.ProvenanceOf(TinyStudy.Study));
        }

        string[] files = [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))];
        files.Length.ShouldBe(EvaluationRun.Files(typeof(TrainedEnsemble), [Question.Everything]).Count - 2, "all but the summary");
        files.ShouldAllBe(file => File.ReadAllBytes(Path.Combine(folder, file)).SequenceEqual(File.ReadAllBytes(Path.Combine(study.Folder, file))));
        Directory.Delete(folder, recursive: true);
    }
}
