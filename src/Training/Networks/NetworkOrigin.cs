using System.Globalization;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Networks;

/// <summary>Whose a network is, and what may be lowered where its loss diverges, in words with its value.</summary>
/// <param name="Member">0, 1, …</param>
/// <param name="Rates">What makes its steps long; it has done nothing before the first.</param>
/// <param name="First">What can make a loss large before any step.</param>
public sealed record NetworkOrigin(int Member, IReadOnlyList<(string Words, double Value)> Rates, IReadOnlyList<(string Words, double Value)> First)
{
    private static readonly (string Words, double Value)[] NothingToLower = [];

    /// <summary>Of a learner.</summary>
    public static NetworkOrigin Of(Learner learner, int member) => new(member, RatesOf(learner.Training.Optimizer), FirstOf(learner));

    /// <summary>What to lower where a step (1, 2, …) diverges, as a sentence; "" where nothing is known. Before the first step no rate has done anything yet.</summary>
    public string Advice(long time, IReadOnlyList<LossTerm> terms)
    {
        (string Words, double Value)[] lowered =
        [
            .. time > 1 ? Rates : First,
            .. terms.Where(term => term.Weight != 1).Select(term => ($"the weight of the {term.Words}", term.Weight)),
        ];
        return lowered.Length == 0
            ? ""
            : $"Lower one of these: {string.Join(", ", lowered.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Words} ({one.Value})")))}.";
    }

    // L-BFGS has no rate: it searches for the length of a step.
    private static (string Words, double Value)[] RatesOf(Optimizer optimizer) => optimizer switch
    {
        Optimizer.Adam adam => [("the learning rate", adam.Item.LearningRate)],
        Optimizer.Momentum momentum => [("the learning rate", Schedules.At(momentum.rate, 0)), ("the momentum", Schedules.At(momentum.momentum, 0))],
        Optimizer.Nesterov momentum => [("the learning rate", Schedules.At(momentum.rate, 0)), ("the momentum", Schedules.At(momentum.momentum, 0))],
        _ => [],
    };

    private static (string Words, double Value)[] FirstOf(Learner learner) => learner.Autoencoder() is not Autoencoder autoencoder ? [] :
    [
        .. autoencoder.Network.Initialization is Specification.Initialization.Normal normal ? [("the deviation of the first weights", normal.deviation)] : NothingToLower,
        .. autoencoder.Corruption is Corruption.Noise noise ? [("the deviation of the noise", noise.deviation)] : NothingToLower,
    ];
}
