using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation;

/// <summary>A part of an evaluation whose progress is shown.</summary>
/// <param name="Words">What is being measured.</param>
/// <param name="Weight">Share of its time in the main study, in per cent; baselines are fitted beside the others.</param>
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

    /// <summary>The parts of evaluating a type of models.</summary>
    public static EvaluationPart[] Of(Type model) =>
        [.. ((EvaluationPart[])[Images, Epochs, Tables, Members, Noise, Likelihoods, Baselines]).Where(part => Capability.Has(model, part.Needs))];
}
