using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Evaluation.Tables;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation;

/// <summary>Measures a trained ensemble on the test set and writes every result table as Parquet.</summary>
/// <param name="experiment">What was trained.</param>
/// <param name="data">The images.</param>
/// <param name="backend">Where to compute.</param>
/// <param name="report">Told, in a few words, what is being measured now.</param>
public sealed class EvaluationRun(Experiment experiment, MnistDataset data, IBackend backend, Action<string> report)
{
    private readonly EnsembleForward _forward = new(backend, experiment.Model.K);
    private readonly int _latents = experiment.Model.Latents;

    /// <summary>Evaluates the weights of every epoch; the last epoch's are the result.</summary>
    public void Run(IReadOnlyList<Ensemble> epochs, TrainingCurves curves, string outputDirectory)
    {
        using ResultDatabase database = new();
        // Fitting PCA is serial and needs nothing of ours: it goes on beside everything else.
        Task<Baseline[]> baselines = Task.Run(() => Baseline.All(data, experiment.Evaluation.PcaComponents));
        report("reconstructions by epoch");
        TestSetEvaluation[] tests = epochs
            .Select(epoch => TestSetEvaluation.Run(_forward, epoch.Layers, data.Test, experiment.Model.K))
            .ToArray();
        TestSetEvaluation test = tests[^1];
        Layer[] layers = epochs[^1].Layers;
        Write("training", TrainingTable.Build(curves, experiment.Training.ConsistencyWeight, tests, _latents));
        Write("reconstruction", ReconstructionTable.Build(test, data.Test));
        Write("codes", CodesTable.Build(test.Codes));
        CodesFile.Write(Path.Combine(outputDirectory, CodesFile.FileName), test.Codes);
        Write("examples", ExampleTable.Build(_forward, layers, data.Test));
        Write("dictionary", DictionaryTable.Build(layers[0].Weights));

        report("features and class patterns");
        FeatureStatistics[] statistics = test.Codes
            .Select(codes => new FeatureStatistics(codes, data.Test.Labels.Span, _latents, ImageSet.Classes))
            .ToArray();
        DictionaryCosines cosines = new(backend, layers.Select(layer => layer.Weights).ToArray());
        Write("features", FeatureTable.Build(statistics, layers.Select((_, member) => cosines.Of(member)[member]).ToArray(), _latents));
        Write("class_patterns", ClassPatternTable.Build(
            statistics, test.Codes, data.Test, _latents, experiment.Seed, experiment.Evaluation.Permutations));

        report("agreement between members, and between random dictionaries");
        PairAgreement[] members = PairAgreement.OfAllPairs("members", cosines, test.Codes, _latents);
        PairAgreement[] random = RandomAgreement(layers.Length);
        Write("consistency", ConsistencyTable.Build([.. members, .. random]));
        Write("matched_cosines", ConsistencyTable.BuildMatches([.. members, .. random], _latents));

        report("baselines");
        double[] squaredDeviations = SquaredDeviations();
        Write("baselines", BaselineTable.Build(baselines.Result, squaredDeviations));
        Write("summary", Summarize(test, statistics, members, random, squaredDeviations));

        void Write(string name, ResultTable table) =>
            database.WriteParquet(Path.Combine(outputDirectory, $"{name}.parquet"), table);
    }

    private PairAgreement[] RandomAgreement(int members)
    {
        Layer[] random = Enumerable.Range(0, members).Select(RandomDictionary).ToArray();
        MemberCodes[] codes = random.Select(_ => new MemberCodes(data.Test.Count, experiment.Model.K)).ToArray();
        _forward.Encode(random, data.Test, (batch, start) =>
        {
            for (int member = 0; member < members; member++)
            {
                codes[member].Add(batch.Codes[member], batch.Rows, start);
            }
        });
        DictionaryCosines cosines = new(backend, random.Select(layer => layer.Weights).ToArray());
        return PairAgreement.OfAllPairs("random", cosines, codes, _latents);
    }

    // Isotropic directions: independent normal deviates.
    private Layer RandomDictionary(int member)
    {
        PhiloxSequence normal = new(experiment.Seed, Purpose.RandomDictionary, (ulong)member);
        Layer layer = Layer.Zeros(_latents, ImageSet.ImagePixels);
        foreach (ref float weight in layer.Weights.Values)
        {
            weight = (float)normal.NextNormal();
        }

        return layer;
    }

    // |x - mean|², the mean over the evaluated set itself: the denominator of FVU.
    private double[] SquaredDeviations()
    {
        float[] mean = DatasetFacts.Of(data.Test).MeanImage.Select(value => (float)value).ToArray();
        Matrix images = data.Test.ToMatrix();
        return Enumerable.Range(0, images.Rows)
            .Select(image => Metrics.SquaredError.ofImage(images.Row(image), mean))
            .ToArray();
    }

    private static ResultTable Summarize(
        TestSetEvaluation test, FeatureStatistics[] statistics, PairAgreement[] members, PairAgreement[] random, double[] squaredDeviations)
    {
        SummaryTable summary = new();
        for (int member = 0; member < test.Members.Length; member++)
        {
            summary.AddReconstruction(member.ToString(CultureInfo.InvariantCulture), test.Members[member], squaredDeviations);
            summary.AddFeatures(member, test.Members[member], statistics[member]);
        }

        summary.AddReconstruction(ReconstructionTable.EnsembleName, test.Ensemble, squaredDeviations);
        summary.AddSpread(test.Spread);
        summary.AddAgreement("members", members);
        summary.AddAgreement("random", random);
        return summary.Build();
    }
}
