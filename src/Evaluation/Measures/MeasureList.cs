using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>Everything that can be measured. Tables are documented, and numbers of the summary published, in this order.</summary>
internal static class MeasureList
{
    public static IReadOnlyList<Measure> All { get; } =
    [
        new ReconstructionTable(),
        new ReconstructionQuality(),
        new NoveltyTable(),
        new ClassificationTable(),
        new MistakeTable(),
        new AttackTable(),
        new FewLatentsTable(),
        new FewLatentsChosenTable(),
        new SampleTable(),
        new ElboTable(),
        new PosteriorTable(),
        new InterpolationTable(),
        new ManifoldTable(),
        new PlaneCodesTable(),
        new TrainingTable(),
        new FeatureEpochTable(),
        new LossTable(),
        new Sizes(),
        new BaselineTable(),
        new CodesTable(),
        new CodesFile(),
        new CodeSizes(),
        new DeadFeatures(),
        new Restarts(),
        new Diversity(),
        new UnitTable(),
        new ActivationDistributionTable(),
        new FeatureTable(),
        new FeatureLocality(),
        new RecoveryTable(),
        new RandomRecoveryTable(),
        new CoverageTable(),
        new TopExampleTable(),
        new ActivationHistogramTable(),
        new ClassPatternTable(),
        new ConsistencyTable(),
        new MatchedCosineTable(),
        new DictionaryTable(),
        new EncoderTable(),
        new LayerFeatureTable(),
        new CompositionTable(),
        new ExampleTable(),
        new DenoisingTable(),
        new DenoisingExampleTable(),
        new ImageTable(),
        new DatasetTable(),
        new DatasetClassTable(),
    ];

    /// <summary>What is measured of models of a type.</summary>
    /// <param name="model">The type.</param>
    /// <param name="questions">What is asked.</param>
    /// <param name="modelAlone">Nothing that is only of the images.</param>
    public static IReadOnlyList<Measure> For(Type model, IReadOnlyCollection<Question> questions, bool modelAlone = false) =>
        [.. All.Where(measure => questions.Contains(measure.Question) && Capability.Has(model, measure.Needs) && !(modelAlone && measure.IsOfImages))];
}
