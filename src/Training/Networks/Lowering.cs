using ResearchPipeline.Specification;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Networks;

/// <summary>What may be lowered where a loss diverges.</summary>
internal static class Lowering
{
    /// <summary>The numbers of a training that make its steps long, in words.</summary>
    public static IReadOnlyList<(string Words, double Value)> Lowerable(this Specification.Training training) => training.Optimizer switch
    {
        Optimizer.Adam adam => [("the learning rate", adam.Item.LearningRate)],
        Optimizer.Momentum momentum => [("the learning rate", Schedules.At(momentum.rate, 0)), ("the momentum", Schedules.At(momentum.momentum, 0))],
        Optimizer.Nesterov momentum => [("the learning rate", Schedules.At(momentum.rate, 0)), ("the momentum", Schedules.At(momentum.momentum, 0))],
        _ => [("the deviation of the first weights", 1)],
    };
}
