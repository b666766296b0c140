using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>Everything that can be measured. Tables are documented, and numbers of the summary published, in this order.</summary>
internal static class MeasureList
{
    public static IReadOnlyList<Measure> All { get; } =
    [
        new ReconstructionTable(),
        new ClassificationTable(),
        new SampleTable(),
        new ElboTable(),
        new PosteriorTable(),
        new InterpolationTable(),
        new ManifoldTable(),
        new PlaneCodesTable(),
        new TrainingTable(),
        new LossTable(),
        new BaselineTable(),
        new CodesTable(),
        new CodesFile(),
        new DeadFeatures(),
        new Restarts(),
        new Diversity(),
        new FeatureTable(),
        new CoverageTable(),
        new TopExampleTable(),
        new ActivationHistogramTable(),
        new ClassPatternTable(),
        new ConsistencyTable(),
        new MatchedCosineTable(),
        new DictionaryTable(),
        new ExampleTable(),
        new ImageTable(),
        new DatasetTable(),
        new DatasetClassTable(),
    ];

    /// <summary>What is measured of models of a type.</summary>
    public static IReadOnlyList<Measure> For(Type model) => [.. All.Where(measure => Capability.Has(model, measure.Needs))];
}
