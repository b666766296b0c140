using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training;

/// <summary>
/// Steps in the processor's memory: forward, loss, backward, Adam. Of images that were announced, the first product is taken together with the
/// update before it, which brings the weights to where the processor multiplies.
/// </summary>
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
    private EnsembleBatch? _next;
    private bool _isEncoded;
    private int[] _order = [];
    private int _place;

    /// <summary>The images of a step, and what the last one has computed.</summary>
    public EnsembleBatch Batch { get; private set; } = batch;

    public StepLoss Loss { get; } = new(recipe);

    public ReadOnlySpan<ParameterHash> Hashes => _hashes;

    // Each is told when it is done.
    public int Untold => 0;

    public int MostUntold => 0;

    public void Announce(ReadOnlySpan<int> order) => (_order, _place, _isEncoded) = (order.ToArray(), 0, false);

    public void Tell() => throw new InvalidOperationException("Every step was told when it was done.");

    public void BeginEpoch(EnsembleState state) => state.Activity.Clear();

    public void Run(EnsembleState state, ReadOnlySpan<int> chosen, long time)
    {
        ReadOnlySpan<int> expected = Coming;
        bool isExpected = chosen.SequenceEqual(expected);
        if (isExpected && _isEncoded)
        {
            (Batch, _next) = (_next!, Batch);
        }
        else
        {
            Fill(Batch, chosen);
            backend.Encode(Batch, state.Ensemble.Layers);
        }

        _isEncoded = false;
        _place = isExpected ? _place + chosen.Length : _order.Length;
        LearnEncoded(state, time, Coming);
        state.Activity.Add(Batch, chosen);
    }

    public void Fetch(EnsembleState state)
    {
    }

    public void Changed() => _isEncoded = false;

    public double MeanSilent(EnsembleState state) => state.Activity.MeanSilent();

    /// <summary>Learns from the images that lie in the batch.</summary>
    internal void Learn(EnsembleState state, long time)
    {
        backend.Encode(Batch, state.Ensemble.Layers);
        LearnEncoded(state, time, []);
    }

    // What was announced for the next step; none after the last, and none once others came than were announced.
    private ReadOnlySpan<int> Coming => _order.AsSpan(_place, Math.Min(recipe.BatchSize, _order.Length - _place));

    private void Fill(EnsembleBatch into, ReadOnlySpan<int> chosen)
    {
        into.Rows = chosen.Length;
        for (int b = 0; b < chosen.Length; b++)
        {
            images.CopyImage(chosen[b], into.Inputs.Row(b));
        }
    }

    private void LearnEncoded(EnsembleState state, long time, ReadOnlySpan<int> coming)
    {
        EnsembleBatch batch = Batch;
        Models.Ensemble ensemble = state.Ensemble;
        EnsembleStep step = _steps.At(time, batch.Rows);
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
        Update(batch, state, step, coming);
        batch.ParameterHashes.CopyTo(_hashes);
    }

    // Biases are updated after weights, and nothing can be encoded before.
    private void Update(EnsembleBatch batch, EnsembleState state, in EnsembleStep step, ReadOnlySpan<int> coming)
    {
        Layer[] layers = state.Ensemble.Layers;
        if (!coming.IsEmpty && !step.LearnsBiases)
        {
            _next ??= batch.Another();
            Fill(_next, coming);
            backend.UpdateThenEncode(batch, layers, state.States, step.Scale, step.Adam, _next);
            _isEncoded = true;
            return;
        }

        backend.UpdateWeights(batch, layers, state.States, step.Scale, step.Adam);
        if (step.LearnsBiases)
        {
            backend.UpdateBiases(batch, layers, state.States, step.Scale, step.Adam);
        }
    }
}
