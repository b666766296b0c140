using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Bench.Studies;

/// <summary>A learner of an arm of a study, to be timed.</summary>
/// <param name="Arm">The name of the arm.</param>
/// <param name="Study">The study as the arm runs it, with this learner.</param>
internal sealed record StudyCase(string Arm, Study Study)
{
    /// <summary>One of each kind among what the classic studies compare.</summary>
    public static IReadOnlyList<StudyCase> All { get; } =
    [
        Of(KlSparse.study, "study"),
        Of(KlSparse.study, "lbfgs-100"),
        Of(Autoencoders.study, "study"),
        Of(Autoencoders.study, "deep"),
        Of(Autoencoders.study, "noise-0.3"),
        Of(Autoencoders.study, "masking-0.3"),
        Of(Autoencoders.study, "l1-0.1"),
        Of(Autoencoders.study, "variational-20"),
        Of(Stacked.study, "layer-1").Below,
        Of(KlSparse.study, "probe"),
        Of(Stacked.study, "study"),
    ];

    private Learner Learner => Study.Learner;

    /// <summary>Study, arm, layers and optimiser.</summary>
    public string Name => $"{Study.Name}, {Arm} ({Layers} by {Optimizer})";

    /// <summary>Units of each layer, from the input to the output.</summary>
    public string Layers => string.Join('-', Widths.Select(width => width.ToString(CultureInfo.InvariantCulture)));

    /// <summary>"adam" or "l-bfgs".</summary>
    public string Optimizer => Learner.Training.Optimizer.IsLbfgs ? "l-bfgs" : "adam";

    /// <summary>Images of an evaluation of the loss.</summary>
    public int Batch => Chain.PlanOf(Study.Dataset.TrainImages, Kind.Classes).BatchSize;

    /// <summary>Images that it learns from.</summary>
    public int Images => Chain.PlanOf(Study.Dataset.TrainImages, Kind.Classes).Images;

    /// <summary>What is trained.</summary>
    public NetworkChain Chain => NetworkChainModule.ofStudy(Study);

    private ImageKind Kind => DatasetModule.kind(Study.Dataset.Source);

    private StudyCase Below => this with { Study = StudyOf.Learning(Study, Learner.Below()!) };

    private IEnumerable<int> Widths
    {
        get
        {
            Learner[] below = Learner.IsFineTuning() ? [.. Learner.AllBelow().Select(level => level.Learner).Reverse()] : [];
            int[] hidden = Learner.Autoencoder() is Autoencoder autoencoder ? [.. autoencoder.Network.Hidden.Select(layer => layer.Units)] : [];
            int first = below.Length == 0 ? Learner.Inputs(Kind.Pixels) : Kind.Pixels;
            return Learner.Autoencoder() is null
                ? [first, .. below.Select(learner => learner.Latents()), Kind.Classes]
                : [first, .. hidden, Learner.Latents(), .. hidden.Reverse(), first];
        }
    }

    /// <summary>The same for one epoch of at most so many images, or so many iterations of L-BFGS.</summary>
    public StudyCase Short(int images, int iterations)
    {
        int used = Math.Min(images, Images);
        Study study = StudyOf.Changed("training.images", used.ToString(CultureInfo.InvariantCulture), StudyOf.Changed("training.epochs", "1", Study));
        return this with
        {
            Study = Learner.Training.Optimizer is Optimizer.Lbfgs lbfgs
                ? StudyOf.Changed("training.optimizer", FormattableString.Invariant($"l-bfgs {lbfgs.history} {iterations}"), study)
                : study,
        };
    }

    /// <summary>Weights that the learners below begin with, as if they had learned them: what they are shows in no time.</summary>
    public IReadOnlyDictionary<string, TensorView>? Untaught(ImageSet images, IBackend backend) => Untaught(Learner, images, backend);

    /// <summary>Multiply-adds of dense layers for one image in an evaluation.</summary>
    public long MultiplyAdds(IBackend backend) => new NetworkAssembly<float>(backend.Arithmetic, Learner, Study.Seed, member: 0, capacity: 1, Kind).Learning().MultiplyAdds;

    private IReadOnlyDictionary<string, TensorView>? Untaught(Learner learner, ImageSet images, IBackend backend) => learner.Below() is Learner below
        ? new NetworkLearner(new NetworkChain(Study.Seed, below), images, Untaught(below, images, backend), backend).Result()
        : null;

    private static StudyCase Of(Study study, string arm) => new(arm, Arms.compared(study).First(run => run.Arm.Name == arm).Study);
}
