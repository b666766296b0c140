using System.Numerics;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Optimizers;

/// <summary>Stopped after any step, a fresh optimiser with the memory and the numbers of the old one goes on with the same bits.</summary>
public sealed class LbfgsResumeTests
{
    [Fact]
    public void In_a_valley() => StoppedAnywhereItGoesOn(Functions.Rosenbrock, 25, -1.2, 1, -1.2, 1, -1.2, 1);

    [Fact]
    public void In_binary32_until_it_has_converged_and_beyond() => StoppedAnywhereItGoesOn(Functions.ParabolaOnAPlateau, 60, new float[12]).ShouldBeTrue();

    [Fact]
    public void Where_searches_fail_and_the_history_is_forgotten() => StoppedAnywhereItGoesOn(Functions.Kinks, 60, 1, -0.3, 0.7).ShouldBeTrue();

    private static bool StoppedAnywhereItGoesOn<T>(FunctionOf<T> function, int steps, params T[] start)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (FunctionObjective<T> whole, LbfgsOptimizer<T> optimizer) = Fresh(function, start);
        double[] losses = Run(whole, optimizer, 0, steps);
        for (int stop = 0; stop < steps; stop++)
        {
            (FunctionObjective<T> first, LbfgsOptimizer<T> stopped) = Fresh(function, start);
            Run(first, stopped, 0, stop);
            (FunctionObjective<T> second, LbfgsOptimizer<T> fresh) = Fresh(function, first.X.ToArray());
            foreach ((string name, View<T> view) in stopped.Memory)
            {
                view.Values.CopyTo(fresh.Memory[name].Values);
            }

            stopped.Numbers.CopyTo(fresh.Numbers);
            Run(second, fresh, stop, steps).ShouldBe(losses[stop..], $"after {stop} steps");
            second.X.ToArray().ShouldBe(whole.X.ToArray(), $"after {stop} steps");
            (first.Evaluations + second.Evaluations).ShouldBe(whole.Evaluations, $"nothing is evaluated again after {stop} steps");
        }

        return optimizer.HasConverged;
    }

    private static (FunctionObjective<T> Objective, LbfgsOptimizer<T> Optimizer) Fresh<T>(FunctionOf<T> function, T[] start)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        FunctionObjective<T> objective = new(function, start);
        return (objective, new LbfgsOptimizer<T>(new ReferenceArithmetic<T>(), objective.Parameters, 3));
    }

    private static double[] Run<T>(FunctionObjective<T> objective, LbfgsOptimizer<T> optimizer, int from, int to)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. Enumerable.Range(from + 1, to - from).Select(time => optimizer.Take(objective, time))];
}
