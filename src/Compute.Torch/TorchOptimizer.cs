using ResearchPipeline.Specification;
using ResearchPipeline.Training.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>Adam or momentum in libtorch's operations, with a rate that changes as a study says. Its memory is open, which that of libtorch's own is not: silent features are restarted in it.</summary>
/// <param name="training">Which, and with what.</param>
/// <param name="values">What it moves.</param>
/// <param name="steps">Steps of the whole run.</param>
internal sealed class TorchOptimizer(Specification.Training training, IReadOnlyList<Tensor> values, long steps)
{
    private readonly Tensor[] _first = [.. values.Select(value => zeros_like(value, requires_grad: false))];
    private readonly Tensor[] _second = [.. values.Select(value => zeros_like(value, requires_grad: false))];

    // Steps that were left out move nothing: Adam's correction is for how often its moments were moved.
    private long _moves;

    /// <summary>Adam's first moments, or velocities; in the order of the values.</summary>
    public IReadOnlyList<Tensor> First => _first;

    /// <summary>Adam's second moments; of no meaning to momentum.</summary>
    public IReadOnlyList<Tensor> Second => _second;

    /// <summary>Moves every value along its gradient.</summary>
    /// <param name="gradients">In the order of the values.</param>
    /// <param name="time">1 for the first step of the run.</param>
    /// <param name="epoch">0, 1, …</param>
    public void Move(IReadOnlyList<Tensor> gradients, long time, int epoch)
    {
        _moves++;
        for (int i = 0; i < values.Count; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            switch (training.Optimizer)
            {
                case Optimizer.Adam adam:
                    MoveByAdam(adam.Item, values[i], gradients[i], _first[i], _second[i], time);
                    break;
                case Optimizer.Momentum momentum:
                    MoveByMomentum(RateAt(Schedules.At(momentum.rate, epoch), time), Schedules.At(momentum.momentum, epoch), isNesterov: false, values[i], gradients[i], _first[i]);
                    break;
                case Optimizer.Nesterov nesterov:
                    MoveByMomentum(RateAt(Schedules.At(nesterov.rate, epoch), time), Schedules.At(nesterov.momentum, epoch), isNesterov: true, values[i], gradients[i], _first[i]);
                    break;
                default:
                    throw new NotSupportedException($"libtorch does not learn by {training.Optimizer} here.");
            }
        }
    }

    // Kingma and Ba (2015), algorithm 1.
    private void MoveByAdam(Adam adam, Tensor value, Tensor gradient, Tensor first, Tensor second, long time)
    {
        first.mul_(adam.Beta1).add_(gradient, alpha: 1 - adam.Beta1);
        second.mul_(adam.Beta2).addcmul_(gradient, gradient, 1 - adam.Beta2);
        Tensor root = second.sqrt().div_(Math.Sqrt(1 - Math.Pow(adam.Beta2, _moves))).add_(adam.Epsilon);
        value.addcdiv_(first, root, -RateAt(adam.LearningRate, time) / (1 - Math.Pow(adam.Beta1, _moves)));
    }

    // Sutskever et al. (2013), equations 1 to 4.
    private static void MoveByMomentum(double rate, double momentum, bool isNesterov, Tensor value, Tensor gradient, Tensor velocity)
    {
        velocity.mul_(momentum).add_(gradient, alpha: -rate);
        if (isNesterov)
        {
            value.add_(velocity, alpha: momentum).add_(gradient, alpha: -rate);
        }
        else
        {
            value.add_(velocity);
        }
    }

    private double RateAt(double rate, long time) => Rates.At(rate, training.RateSchedule, time, steps);
}
