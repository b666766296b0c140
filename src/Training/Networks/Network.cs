using System.Globalization;
using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Losses;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Networks;

/// <summary>
/// A chain of blocks with a loss at its end: a function of its parameters, and backward the chain reversed. A batch passes in parts of at most as many images as there is room for; how many
/// that are shows in no bit of loss or gradient.
/// </summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed class Network<T> : IObjective<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly IBlock<T>[] _blocks;
    private readonly Parameter<T>[] _parameters;
    private readonly ILoss<T> _loss;
    private readonly WeightDecay<T> _decay;
    private readonly IPenalty[] _penalties;
    private readonly int _lowestLearning;
    private readonly int _lastGathering;
    private readonly double[] _values;
    private readonly NetworkOrigin _origin;
    private double _lastLoss;
    private IBatch<T>? _batch;
    private Clock _clock;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="blocks">From the input to the output.</param>
    /// <param name="loss">Compares the output with the target.</param>
    /// <param name="weightDecay">Weight of half the sum of all squared weights; 0 adds no such term.</param>
    /// <param name="origin">Whose it is, and what may be lowered where its loss diverges.</param>
    public Network(IArithmetic<T> arithmetic, IEnumerable<IBlock<T>> blocks, ILoss<T> loss, double weightDecay, NetworkOrigin origin)
    {
        (_arithmetic, _blocks, _loss, _origin) = (arithmetic, [.. blocks], loss, origin);
        _parameters = [.. _blocks.SelectMany(block => block.Parameters).Distinct()];
        _decay = new WeightDecay<T>(arithmetic, _parameters, weightDecay);
        _penalties = [.. _blocks.OfType<IPenalty>()];
        _lowestLearning = Array.FindIndex(_blocks, block => block.Parameters.Count > 0);
        _lastGathering = Array.FindLastIndex(_blocks, block => block.NeedsWholeBatch);
        Terms = [loss.Term, .. _penalties.Select(penalty => penalty.Term), .. _decay.Term is LossTerm decay ? [decay] : Array.Empty<LossTerm>()];
        _values = new double[Terms.Count];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter<T>> Parameters => _parameters;

    /// <summary>The terms of the loss.</summary>
    public IReadOnlyList<LossTerm> Terms { get; }

    /// <summary>Values of the terms in the last evaluation, before their weights.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Evaluations so far.</summary>
    public long Evaluations { get; private set; }

    /// <summary>
    /// Multiply-adds of dense layers for one image in an evaluation: forward and for the gradients of each, backward of each but the lowest. Zeros count as any other number.
    /// </summary>
    public long MultiplyAdds => _blocks.Select((block, i) => (i > _lowestLearning ? 3 : 2) * block.MultiplyAdds).Sum();

    /// <inheritdoc/>
    public bool IsFinite { get; private set; }

    /// <summary>The images that are evaluated from now on.</summary>
    public void Show(IBatch<T> batch, Clock clock) => (_batch, _clock) = (batch, clock);

    /// <inheritdoc/>
    public double Evaluate()
    {
        IBatch<T> batch = _batch ?? throw new InvalidOperationException("No images are shown.");
        Evaluations++;
        Begin();
        bool looks = batch.Parts > 1 && _lastGathering >= 0;
        for (int part = 0; part < batch.Parts && looks; part++)
        {
            Forward(batch.Inputs(part), PassOf(batch, part, Sweep.Looking), _lastGathering + 1);
        }

        for (int part = 0; part < batch.Parts; part++)
        {
            Pass pass = PassOf(batch, part, looks ? Sweep.AfterLooking : Sweep.Only);
            View<T> output = Forward(batch.Inputs(part), pass, _blocks.Length);
            Backward(_loss.Compare(output, batch.Targets(part), pass), pass);
        }

        foreach (IBlock<T> block in _blocks)
        {
            block.EndBatch();
        }

        return Measure();
    }

    /// <inheritdoc/>
    public DivergedException Divergence(long time)
    {
        int term = Array.FindIndex(_values, value => !double.IsFinite(value));
        string what = term >= 0 ? string.Create(CultureInfo.InvariantCulture, $"the {Terms[term].Words} of member {_origin.Member} is {_values[term]}")
            : !double.IsFinite(_lastLoss) ? $"the loss of member {_origin.Member}, its terms times their weights, is not finite"
            : AreGradientsFinite() ? $"a gradient of member {_origin.Member} was so large that its square is not finite"
            : $"a gradient of member {_origin.Member} is not finite";
        string? explanation = term < 0 ? null : _penalties.Where(penalty => penalty.Term == Terms[term]).Select(penalty => penalty.Explanation()).SingleOrDefault();
        return new DivergedException(string.Create(CultureInfo.InvariantCulture, $"Training diverged at step {time}: {what}. {explanation ?? _origin.Advice(time, Terms)}").TrimEnd());
    }

    private Pass PassOf(IBatch<T> batch, int part, Sweep sweep) => new(_clock.Time, _clock.Epoch, batch.FirstRow(part), batch.Images, sweep);

    private void Begin()
    {
        _decay.BeginGradients();
        _loss.BeginBatch();
        foreach (IBlock<T> block in _blocks)
        {
            block.BeginBatch();
        }
    }

    private View<T> Forward(View<T> values, in Pass pass, int blocks)
    {
        for (int i = 0; i < blocks; i++)
        {
            values = _blocks[i].Forward(values, pass);
        }

        return values;
    }

    private void Backward(View<T> slope, in Pass pass)
    {
        for (int i = _blocks.Length - 1; i >= _lowestLearning; i--)
        {
            _blocks[i].Learn(slope, pass);
            if (i > _lowestLearning)
            {
                slope = _blocks[i].Backward(slope, pass);
            }
        }
    }

    private double Measure()
    {
        int term = 0;
        _values[term++] = _loss.Value();
        foreach (IPenalty penalty in _penalties)
        {
            _values[term++] = penalty.Value();
        }

        if (_decay.Term is not null)
        {
            _values[term] = _decay.Value();
        }

        double loss = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            loss += Terms[i].Weight * _values[i];
        }

        _lastLoss = loss;
        IsFinite = double.IsFinite(loss) && AreGradientsFinite();
        return loss;
    }

    private bool AreGradientsFinite()
    {
        foreach (Parameter<T> parameter in _parameters)
        {
            if (!_arithmetic.IsFinite(parameter.Gradient))
            {
                return false;
            }
        }

        return true;
    }
}
