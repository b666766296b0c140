using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation;

/// <summary>A part of an evaluation whose progress is shown.</summary>
/// <param name="Words">What is being measured.</param>
/// <param name="Weight">How long it takes beside the other parts, roughly: the bar of progress moves by it.</param>
/// <param name="Needs">Capabilities of the models that it is a part for.</param>
internal sealed record EvaluationPart(string Words, double Weight, params IReadOnlyList<Type> Needs)
{
    public static readonly EvaluationPart Images = new("evaluated images", 6);
    public static readonly EvaluationPart Epochs = new("reconstructions by epoch", 40, typeof(IHasHistory));
    public static readonly EvaluationPart Tables = new("tables", 14);
    public static readonly EvaluationPart Members = new("agreement between members", 12, typeof(IHasMembers<object>), typeof(IEncodesSparsely), typeof(IHasFeatures));
    public static readonly EvaluationPart Noise = new("agreement between dictionaries of noise", 20, [.. Members.Needs, typeof(ITakesFeatures)]);
    public static readonly EvaluationPart Likelihoods = new("bounds of likelihoods", 100, typeof(IHasPosterior), typeof(IHasLikelihood));
    public static readonly EvaluationPart Baselines = new("baselines", 8, typeof(IReconstructs));
    public static readonly EvaluationPart FewLatents = new("probes of few latents", 60, typeof(IEncodes)) { Question = Question.FewLatents };
    public static readonly EvaluationPart Attacks = new("attacks", 100, typeof(IHasInputGradients)) { Question = Question.Attacks };

    /// <summary>The question that it is a part of answering; images and tables are of every one.</summary>
    private Question Question { get; init; } = Question.Everything;

    /// <summary>The parts of evaluating a type of models.</summary>
    /// <param name="model">The type.</param>
    /// <param name="questions">What is asked.</param>
    /// <param name="modelAlone">Nothing is measured that is only of the images.</param>
    public static EvaluationPart[] Of(Type model, IReadOnlyCollection<Question> questions, bool modelAlone = false) =>
    [
        .. ((EvaluationPart[])[Images, Epochs, Tables, Members, Noise, Likelihoods, Baselines, FewLatents, Attacks])
            .Where(part => part == Images || part == Tables || questions.Contains(part.Question))
            .Where(part => !(modelAlone && part == Baselines) && Capability.Has(model, part.Needs)),
    ];
}
