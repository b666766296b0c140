using ResearchPipeline.Compute;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training;

/// <summary>Steps on a device, which owns what is learned until somebody asks for it, and may be some steps ahead of what is told.</summary>
/// <param name="recipe">What to train.</param>
/// <param name="device">Where to compute.</param>
/// <param name="inputs">Pixels of an image.</param>
/// <param name="steps">Steps of the whole run.</param>
internal sealed class DeviceSteps(TiedEnsemble recipe, IEnsembleDevice device, int inputs, long steps) : IEnsembleSteps
{
    private readonly StepsOfRecipe _steps = new(recipe, inputs, steps);
    private readonly EnsembleSums _sums = new(recipe.Members);
    private readonly Queue<(int Images, long Time)> _untold = new();
    private bool _isThere;
    private bool _isAhead;
    private int[] _order = [];
    private int _next;

    public StepLoss Loss { get; } = new(recipe);

    public ReadOnlySpan<ParameterHash> Hashes => _sums.Hashes;

    public int Untold => _untold.Count;

    public int MostUntold => device.MostUntold;

    public void BeginEpoch(EnsembleState state)
    {
        if (_isThere)
        {
            device.ClearCounts();
            _isAhead = true;
        }
        else
        {
            state.Activity.Clear();
        }
    }

    public void Announce(ReadOnlySpan<int> order)
    {
        device.Announce(order);
        (_order, _next) = (order.ToArray(), 0);
    }

    public void Run(EnsembleState state, ReadOnlySpan<int> images, long time)
    {
        if (!_isThere)
        {
            device.Upload(state.Memory);
            _isThere = true;
        }

        if (_next + images.Length > _order.Length || !images.SequenceEqual(_order.AsSpan(_next, images.Length)))
        {
            Announce(images);
        }

        device.Step(_next, images.Length, _steps.At(time, images.Length));
        _untold.Enqueue((images.Length, time));
        (_isAhead, _next) = (true, _next + images.Length);
    }

    public void Tell()
    {
        (int images, long time) = _untold.Dequeue();
        device.Tell(_sums);
        try
        {
            Loss.Measure(_sums, images, inputs, time);
        }
        catch (DivergedException)
        {
            // None of those that were asked for after it has happened.
            _untold.Clear();
            throw;
        }
    }

    public void Fetch(EnsembleState state)
    {
        if (_isAhead)
        {
            device.Download(state.Memory);
            _isAhead = false;
        }
    }

    public void Changed()
    {
        (_isThere, _isAhead) = (false, false);
        _untold.Clear();
    }

    public double MeanSilent(EnsembleState state) => _isAhead ? device.MeanSilent() : state.Activity.MeanSilent();
}
