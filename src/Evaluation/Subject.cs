using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Attacks;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Probes;
using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// The model that is evaluated, the images, and what several measures need of them. What takes time is computed when it is first asked for, and
/// once; nothing depends on what was asked before it. When a measure may ask for what a model or a backend computes: Turn.
/// </summary>
internal sealed class Subject
{
    private readonly Lazy<DatasetFacts> _train;
    private readonly Lazy<DatasetFacts> _evaluated;
    private readonly Lazy<double[]> _squaredDeviations;
    private readonly Lazy<IReadOnlyList<ImageBatch>> _testBatches;
    private readonly Lazy<TestSetEvaluation> _test;
    private readonly Lazy<EpochEnd[][]> _epochEnds;
    private readonly Lazy<int[]> _l0OfAny;
    private readonly Lazy<FeatureStatistics[]> _statistics;
    private readonly Lazy<DictionaryCosines> _cosines;
    private readonly Lazy<PairAgreement[]> _pairs;
    private readonly Lazy<DenoisedImages> _denoised;
    private readonly Lazy<UnitActivity[][]> _units;
    private readonly Lazy<Posterior[]> _posteriors;
    private readonly Lazy<EvidenceBounds[]> _bounds;
    private readonly Lazy<SparseProbe[]> _probes;
    private readonly Lazy<AttackRun> _attacks;

    /// <param name="model">The model.</param>
    /// <param name="study">What was trained.</param>
    /// <param name="images">The images that it learned from, and those that judge.</param>
    /// <param name="backend">Where to compute what is no matter of the model; it can show in no result.</param>
    /// <param name="progress">Told how far each part is.</param>
    public Subject(object model, Study study, ImageDataset images, IBackend backend, EvaluationProgress progress)
    {
        (Model, Study, Images, Progress) = (model, study, images, progress);
        _train = new(() => DatasetFacts.Of(images.Train));
        _evaluated = new(() => DatasetFacts.Of(images.Test));
        _squaredDeviations = new(() => DeviationsFrom(MeanOf(Evaluated)));
        _testBatches = new(() => ImageBatch.Of(images.Test));
        _test = new(() => TestSetEvaluation.Run(model, TestBatches, Kind.Classes, progress.Of(EvaluationPart.Images)));
        _epochEnds = new(() => EpochEnd.OfAll(this, (IHasHistory)model));
        _l0OfAny = new(() => Codes.L0OfAny(Test.Codes));
        _statistics = new(() => [.. Test.Codes.AsParallel().AsOrdered().Select(codes => new FeatureStatistics(codes, images.Test.Labels.Span, Kind.Classes))]);
        _cosines = new(() => new DictionaryCosines(backend, Features));
        _pairs = new(() => PairAgreement.OfAllKinds(this, backend));
        _denoised = new(() => DenoisedImages.Of(model, TestBatches, study.Seed));
        _units = new(() => Array.ConvertAll(Test.Codes, UnitActivities.Of));
        _posteriors = new(() => Array.ConvertAll(Capability.OfMembers<IHasPosterior>(model), member => Posterior.OfAll(member, TestBatches)));
        _bounds = new(() => EvidenceBounds.Run(model, study.Seed, TestBatches, progress.Of(EvaluationPart.Likelihoods)));
        _probes = new(() => SparseProbes.All(model, images, progress.Of(EvaluationPart.FewLatents)));
        _attacks = new(() => AttackRun.Of(model, images.Test, study.Seed, progress.Of(EvaluationPart.Attacks)));
    }

    public object Model { get; }

    public Study Study { get; }

    /// <summary>Number of members; 1 for a model that has none, and is its own.</summary>
    public int Members => Capability.OfMembers<object>(Model).Length;

    public ImageDataset Images { get; }

    /// <summary>What the images are.</summary>
    public ImageKind Kind => Images.Test.Kind;

    public EvaluationProgress Progress { get; }

    /// <summary>Facts of the images that were learned from.</summary>
    public DatasetFacts Train => _train.Value;

    /// <summary>Facts of the images that judge.</summary>
    public DatasetFacts Evaluated => _evaluated.Value;

    /// <summary>The mean of the images that were learned from.</summary>
    public float[] MeanTrainImage => MeanOf(Train);

    /// <summary>|x - mean|² of each image that judges, the mean over these images themselves: the denominator of FVU.</summary>
    public double[] SquaredDeviations => _squaredDeviations.Value;

    /// <summary>The images that judge, as models are shown them.</summary>
    public IReadOnlyList<ImageBatch> TestBatches => _testBatches.Value;

    /// <summary>What one pass over the images that judge yields.</summary>
    public TestSetEvaluation Test => _test.Value;

    /// <summary>Every member at the end of every epoch, [epoch][member]; of a model that has a history.</summary>
    public EpochEnd[][] EpochEnds => _epochEnds.Value;

    /// <summary>Latents that each image that judges activates in any member; of a model that encodes.</summary>
    public int[] L0OfAny => _l0OfAny.Value;

    /// <summary>What each member's latents do on those images; empty unless they encode.</summary>
    public FeatureStatistics[] Statistics => _statistics.Value;

    /// <summary>Each member's features, latents × pixels; empty unless they have some.</summary>
    public Matrix[] Features => Array.ConvertAll(Capability.OfMembers<IHasFeatures>(Model), member => member.Features);

    /// <summary>Cosines between those.</summary>
    public DictionaryCosines Cosines => _cosines.Value;

    /// <summary>How far pairs agree: of members and, where the model takes features, of dictionaries of noise.</summary>
    public PairAgreement[] Pairs => _pairs.Value;

    /// <summary>What the model makes of the images that judge after it has corrupted them; of a model that corrupts.</summary>
    public DenoisedImages Denoised => _denoised.Value;

    /// <summary>What each member's units do on those images; of a model that has units.</summary>
    public UnitActivity[][] Units => _units.Value;

    /// <summary>Each member's distributions of the codes of the images that judge; empty unless they have some.</summary>
    public Posterior[] Posteriors => _posteriors.Value;

    /// <summary>How probable each member holds those images to be; empty unless it can tell.</summary>
    public EvidenceBounds[] Bounds => _bounds.Value;

    /// <summary>How well a few latents of each member, and a few pixels, tell the classes of images; of a model that encodes.</summary>
    public SparseProbe[] Probes => _probes.Value;

    /// <summary>What attacks leave of the accuracy of members that classify by gradients.</summary>
    public AttackRun Attacks => _attacks.Value;

    /// <summary>Shows the model the images that judge, if it was not shown them yet, and counts what its latents do, which would keep whoever asks for it waiting.</summary>
    public void Show() => _ = Statistics;

    private static float[] MeanOf(DatasetFacts facts) => [.. facts.MeanImage.Select(value => (float)value)];

    private double[] DeviationsFrom(float[] mean) =>
        [.. TestBatches.SelectMany(batch => Enumerable.Range(0, batch.Rows).Select(row => SquaredError.ofImage(batch.Images.Row(row), mean)))];
}
