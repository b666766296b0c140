using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>The optimiser that a training is said to have.</summary>
public static class OptimizerOf
{
    /// <summary>One that has taken no step.</summary>
    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="parameters">What it moves.</param>
    /// <param name="training">What it is.</param>
    public static IOptimizer<T> Training<T>(IArithmetic<T> arithmetic, IReadOnlyList<Parameter<T>> parameters, Specification.Training training)
        where T : unmanaged, IFloatingPointIeee754<T> => training.Optimizer switch
        {
            Optimizer.Adam adam => new AdamOptimizer<T>(arithmetic, parameters, adam.Item, training.RateSchedule),
            Optimizer.Momentum momentum => new MomentumOptimizer<T>(arithmetic, parameters, momentum.rate, momentum.momentum, isNesterov: false, training.RateSchedule),
            Optimizer.Nesterov momentum => new MomentumOptimizer<T>(arithmetic, parameters, momentum.rate, momentum.momentum, isNesterov: true, training.RateSchedule),
            Optimizer.Lbfgs lbfgs => new LbfgsOptimizer<T>(arithmetic, parameters, lbfgs.history),
            _ => throw new ArgumentOutOfRangeException(nameof(training), training.Optimizer, "There is no such optimiser."),
        };
}
