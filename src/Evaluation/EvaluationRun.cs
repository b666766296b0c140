using System.Reflection;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Tables;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation;

/// <summary>Measures a trained ensemble on the images that judge it and writes every result table as Parquet, and summary.json.</summary>
/// <param name="study">What was trained.</param>
/// <param name="data">The images.</param>
/// <param name="backend">Where to compute.</param>
/// <param name="report">Told how much is done, 0 to 1 and never less than before, and in a few words what is being measured now.</param>
public sealed class EvaluationRun(Study study, MnistDataset data, IBackend backend, Action<double, string> report)
{
    private readonly TiedEnsemble _recipe = TiedEnsembleModule.ofStudy(study);
    private readonly EnsembleForward _forward = new(backend, TiedEnsembleModule.ofStudy(study).K);
    private readonly Provenance _provenance = ProvenanceOf(study);

    // Weights: share of each part's time in the main study, in per cent; baselines are fitted beside the reconstructions.
    private readonly EvaluationProgress _progress = new(
        report,
        ("reconstructions by epoch", 46),
        ("tables of images", 8),
        ("features and class patterns", 6),
        ("agreement between members", 12),
        ("agreement between dictionaries of noise", 20),
        ("baselines", 8));

    /// <summary>Where the files of an evaluation come from, as each of them says.</summary>
    public static Provenance ProvenanceOf(Study study) => new(
        study.Name,
        study.Title,
        Fingerprint.ofStudy(study),
        study.Seed,
        typeof(EvaluationRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>The files that an evaluation writes: every table, the summary for scripts, and the codes for readers without Parquet.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. ResultTables.Names.Select(ResultTable.FileNameOf), SummaryFile.FileName, CodesFile.FileName];

    /// <summary>Evaluates the weights of every epoch; the last epoch's are the result.</summary>
    public void Run(IReadOnlyList<Ensemble> epochs, TrainingCurves curves, string outputDirectory)
    {
        // Fitting PCA is serial and needs nothing of ours: it goes on beside everything else.
        Task<Baseline[]> baselines = Task.Run(() => Baseline.All(data, study, _progress.Part(5)));
        (TestSetEvaluation[] tests, ImageMeasures[][] train) = MeasureEpochs(epochs, _progress.Part(0));
        TestSetEvaluation test = tests[^1];
        Layer[] layers = epochs[^1].Layers;
        Write(outputDirectory, TrainingTable.Schema, TrainingTable.Rows(curves, _recipe, tests, train, _recipe.Latents));
        WriteImageTables(test, layers, outputDirectory, _progress.Part(1));

        FeatureStatistics[] statistics = test.Codes
            .Select(codes => new FeatureStatistics(codes, data.Test.Labels.Span, _recipe.Latents, ImageSet.Classes))
            .ToArray();
        DictionaryCosines cosines = new(backend, layers.Select(layer => layer.Weights).ToArray());
        WriteFeatureTables(statistics, layers, cosines, outputDirectory, _progress.Part(2));

        PairAgreement[] members = PairAgreement.OfAllPairs(ModelNames.Members, cosines, test.Codes, _recipe.Latents, _progress.Part(3));
        (PairAgreement[] isotropic, PairAgreement[] secondMoment) = AgreementOfNoise(layers, _progress.Part(4));
        PairAgreement[] pairs = [.. members, .. isotropic, .. secondMoment];
        Write(outputDirectory, ConsistencyTable.Schema, pairs);
        Write(outputDirectory, MatchedCosineTable.Schema, MatchedCosineTable.Rows(pairs, _recipe.Latents));

        double[] squaredDeviations = SquaredDeviations();
        Write(outputDirectory, BaselineTable.Schema, BaselineTable.Rows(baselines.Result, squaredDeviations));
        IReadOnlyList<Measure> summary = Summarize(test, statistics, curves, pairs, squaredDeviations);
        Write(outputDirectory, SummaryTable.Schema, summary);
        SummaryFile.Write(outputDirectory, _provenance, summary);
    }

    private (TestSetEvaluation[] Tests, ImageMeasures[][] Train) MeasureEpochs(IReadOnlyList<Ensemble> epochs, Action<double> progress)
    {
        ImageSet images = TrainImageMeasures.Choose(data.Train);
        double testShare = (double)data.Test.Count / (data.Test.Count + images.Count);
        TestSetEvaluation[] tests = new TestSetEvaluation[epochs.Count];
        ImageMeasures[][] train = new ImageMeasures[epochs.Count][];
        for (int epoch = 0; epoch < epochs.Count; epoch++)
        {
            Layer[] layers = epochs[epoch].Layers;
            double done = epoch;
            tests[epoch] = TestSetEvaluation.Run(
                _forward, layers, data.Test, _recipe.K, share => progress((done + testShare * share) / epochs.Count));
            train[epoch] = TrainImageMeasures.Of(
                _forward, layers, images, share => progress((done + testShare + (1 - testShare) * share) / epochs.Count));
        }

        return (tests, train);
    }

    private void WriteImageTables(TestSetEvaluation test, Layer[] layers, string folder, Action<double> progress)
    {
        Action[] tables =
        [
            () => WriteDataset(folder),
            () => Write(folder, ImageTable.Schema, ImageTable.Rows(data.Test)),
            () => Write(folder, ReconstructionTable.Schema, ReconstructionTable.Rows(test, data.Test)),
            () => Write(folder, CodesTable.Schema, CodesTable.Rows(test.Codes)),
            () => CodesFile.Write(Path.Combine(folder, CodesFile.FileName), test.Codes),
            () => Write(folder, ExampleTable.Schema, ExampleTable.Rows(_forward, layers, data.Test)),
            () => Write(folder, DictionaryTable.Schema, DictionaryTable.Rows(layers[0].Weights)),
        ];
        InOrder(tables, progress);
    }

    private void WriteFeatureTables(
        FeatureStatistics[] statistics, Layer[] layers, DictionaryCosines cosines, string folder, Action<double> progress)
    {
        Matrix[] weights = [.. layers.Select(layer => layer.Weights)];
        float[] meanImage = MeanImage(data.Train);
        Action[] tables =
        [
            () => Write(folder, ClassPatternTable.Schema, ClassPatternTable.Rows(statistics)),
            () => Write(folder, FeatureTable.Schema, FeatureTable.Rows(statistics, cosines.OfEachWithItself(), weights, meanImage)),
            () => Write(folder, CoverageTable.Schema, CoverageTable.Rows(statistics, layers, DatasetFacts.Of(data.Test).PixelVariances)),
            () => Write(folder, TopExampleTable.Schema, TopExampleTable.Rows(statistics)),
            () => Write(folder, ActivationHistogramTable.Schema, ActivationHistogramTable.Rows(statistics)),
        ];
        InOrder(tables, progress);
    }

    private (PairAgreement[] Isotropic, PairAgreement[] SecondMoment) AgreementOfNoise(Layer[] layers, Action<double> progress)
    {
        NoiseAgreement agreement = new(backend, _forward, data.Test, _recipe.K);
        PairAgreement[] isotropic = agreement.Of(
            ModelNames.Isotropic, IsotropicNoise.Dictionaries(study.Seed, layers), share => progress(share / 2));
        PairAgreement[] secondMoment = agreement.Of(
            ModelNames.SecondMoment, SecondMomentNoise.Dictionaries(backend, study.Seed, layers), share => progress((1 + share) / 2));
        return (isotropic, secondMoment);
    }

    private static void InOrder(Action[] tables, Action<double> progress)
    {
        for (int i = 0; i < tables.Length; i++)
        {
            tables[i]();
            progress((i + 1.0) / tables.Length);
        }
    }

    private void WriteDataset(string folder)
    {
        DatasetTable.Row[] splits = DatasetTable.Rows(data);
        Write(folder, DatasetTable.Schema, splits);
        Write(folder, DatasetTable.Classes, DatasetTable.ClassRows(splits));
    }

    // |x - mean|², the mean over the evaluated set itself: the denominator of FVU.
    private double[] SquaredDeviations()
    {
        float[] mean = MeanImage(data.Test);
        Matrix images = data.Test.ToMatrix();
        return Enumerable.Range(0, images.Rows)
            .Select(image => Metrics.SquaredError.ofImage(images.Row(image), mean))
            .ToArray();
    }

    private static float[] MeanImage(ImageSet images) => [.. DatasetFacts.Of(images).MeanImage.Select(value => (float)value)];

    private IReadOnlyList<Measure> Summarize(
        TestSetEvaluation test, FeatureStatistics[] statistics, TrainingCurves curves, PairAgreement[] pairs, double[] squaredDeviations)
    {
        double bits = Metrics.CodeLength.ofCode(Logarithm.Natural, _recipe.Latents, _recipe.K);
        Summary summary = new();
        for (int member = 0; member < test.Members.Length; member++)
        {
            summary.AddReconstruction((byte)member, test.Members[member], squaredDeviations, bits);
            summary.AddFeatures((byte)member, test.Members[member], statistics[member], curves.RestartedInAll(member));
        }

        summary.AddReconstruction(null, test.Ensemble, squaredDeviations, bits * test.Members.Length);
        summary.AddDiversity(test.Spread);
        summary.AddAgreement(ModelNames.MemberPairs, OfKind(ModelNames.Members));
        summary.AddAgreement(ModelNames.IsotropicPairs, OfKind(ModelNames.Isotropic));
        summary.AddAgreement(ModelNames.SecondMomentPairs, OfKind(ModelNames.SecondMoment));
        return summary.Measures;

        PairAgreement[] OfKind(string kind) => [.. pairs.Where(pair => pair.Kind == kind)];
    }

    private void Write<TRow>(string folder, ResultTable<TRow> table, IReadOnlyList<TRow> rows) =>
        ParquetFile.Write(folder, table, rows, _provenance);
}
