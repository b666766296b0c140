using ResearchPipeline.Compute;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests;

/// <summary>Recomputes the exponential moving average from the parameters that a run shows after each step.</summary>
internal sealed class AverageOfSteps(Ensemble initial, float rate) : ITrainingMonitor
{
    private readonly float[][] _average = [.. initial.Layers.Select(Values)];
    private float[][] _last = [];

    /// <summary>Steps seen.</summary>
    public int Steps { get; private set; }

    /// <summary>All parameters of a layer: weights, encoder's bias, decoder's bias.</summary>
    public static float[] Values(Layer layer) => [.. layer.Weights.Values, .. layer.EncoderBias.Values, .. layer.DecoderBias.Values];

    /// <summary>A member's average so far.</summary>
    public float[] Of(int member) => _average[member];

    /// <summary>A member's parameters after the last step.</summary>
    public float[] Last(int member) => _last[member];

    public void StepDone(in TrainingProgress progress, ILearner learner)
    {
        Steps++;
        _last = [.. ((EnsembleLearner)learner).Current.Ensemble.Layers.Select(Values)];
        for (int member = 0; member < _last.Length; member++)
        {
            for (int i = 0; i < _last[member].Length; i++)
            {
                float average = _average[member][i];
                _average[member][i] = MathF.FusedMultiplyAdd(rate, _last[member][i] - average, average);
            }
        }
    }
}
