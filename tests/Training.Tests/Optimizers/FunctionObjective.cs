using System.Numerics;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Optimizers;

/// <summary>A value at a place x, with the gradient written behind it.</summary>
internal delegate double FunctionOf<T>(ReadOnlySpan<T> x, Span<T> gradient);

/// <summary>A function of one row of numbers; counts how often it is asked.</summary>
internal sealed class FunctionObjective<T> : IObjective<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly ReferenceArithmetic<T> Arithmetic = new();
    private readonly FunctionOf<T> _function;
    private readonly Parameter<T> _x;
    private double _loss;

    public FunctionObjective(FunctionOf<T> function, params ReadOnlySpan<T> start)
    {
        _function = function;
        _x = new Parameter<T>(Arithmetic, "x", 1, start.Length, isWeight: false);
        start.CopyTo(X);
        Parameters = [_x];
    }

    public IReadOnlyList<Parameter<T>> Parameters { get; }

    public int Evaluations { get; private set; }

    /// <summary>Evaluations that gave no number.</summary>
    public int NotFinite { get; private set; }

    public Span<T> X => _x.Values.Values;

    public Span<T> Gradient => _x.Gradient.Values;

    public double LargestSlope => Gradient.ToArray().Max(slope => Math.Abs(double.CreateChecked(slope)));

    public bool IsFinite => double.IsFinite(_loss) && Arithmetic.IsFinite(_x.Gradient);

    public double Evaluate()
    {
        Evaluations++;
        _loss = _function(X, Gradient);
        NotFinite += IsFinite ? 0 : 1;
        return _loss;
    }

    public DivergedException Divergence(long time) => new($"In step {time} the loss is {_loss}.");
}
