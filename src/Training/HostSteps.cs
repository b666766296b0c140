using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training;

/// <summary>Steps in the processor's memory: forward, loss, backward, Adam.</summary>
/// <param name="recipe">What to train.</param>
/// <param name="images">The training images.</param>
/// <param name="backend">Where to compute.</param>
/// <param name="batch">The images of a step.</param>
/// <param name="steps">Steps of the whole run.</param>
internal sealed class HostSteps(TiedEnsemble recipe, ImageSet images, IBackend backend, EnsembleBatch batch, long steps) : IEnsembleSteps
{
    private readonly StepsOfRecipe _steps = new(recipe, images.ImagePixels, steps);
    private readonly EnsembleSums _sums = new(recipe.Members);
    private readonly ParameterHash[] _hashes = new ParameterHash[recipe.Members];

    /// <summary>The images of a step, and what the last one has computed.</summary>
    public EnsembleBatch Batch => batch;

    public StepLoss Loss { get; } = new(recipe);

    public ReadOnlySpan<ParameterHash> Hashes => _hashes;

    // Each is told when it is done.
    public int Untold => 0;

    public int MostUntold => 0;

    public void Announce(ReadOnlySpan<int> order)
    {
    }

    public void Tell() => throw new InvalidOperationException("Every step was told when it was done.");

    public void BeginEpoch(EnsembleState state) => state.Activity.Clear();

    public void Run(EnsembleState state, ReadOnlySpan<int> chosen, long time)
    {
        batch.Rows = chosen.Length;
        for (int b = 0; b < chosen.Length; b++)
        {
            images.CopyImage(chosen[b], batch.Inputs.Row(b));
        }

        Learn(state, time);
        state.Activity.Add(batch, chosen);
    }

    public void Fetch(EnsembleState state)
    {
    }

    public void Changed()
    {
    }

    public double MeanSilent(EnsembleState state) => state.Activity.MeanSilent();

    /// <summary>Learns from the images that lie in the batch.</summary>
    internal void Learn(EnsembleState state, long time)
    {
        Models.Ensemble ensemble = state.Ensemble;
        EnsembleStep step = _steps.At(time, batch.Rows);
        backend.Encode(batch, ensemble.Layers);
        backend.SelectTopK(batch);
        backend.Compare(batch);
        backend.Backpropagate(batch, ensemble.Layers, step.Scale);
        state.Activity.Silence.Look(batch);
        if (batch.Auxiliary is not null)
        {
            state.Activity.Silence.NameSilent(batch.Auxiliary, step.SilentImages);
            backend.BackpropagateSilent(batch, ensemble.Layers, step.Scale);
        }

        BatchSums.Of(batch, _sums);
        Loss.Measure(_sums, batch.Rows, ensemble.Layers[0].Inputs, time);
        state.Activity.Silence.Keep();
        backend.UpdateWeights(batch, ensemble.Layers, state.States, step.Scale, step.Adam);
        if (step.LearnsBiases)
        {
            backend.UpdateBiases(batch, ensemble.Layers, state.States, step.Scale, step.Adam);
        }

        batch.ParameterHashes.CopyTo(_hashes);
    }
}
