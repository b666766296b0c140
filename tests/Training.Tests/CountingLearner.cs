using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Tests;

/// <summary>A learner that is no ensemble: its only parameter is the sum of the numbers of all images that it was shown, each times its step.</summary>
internal sealed class CountingLearner : ILearner
{
    private long _sum;
    private ParameterHash _hash;

    public int Members => 1;

    public IReadOnlyList<LossTerm> Terms { get; } = [new("distance", "distance", 2)];

    public double Loss { get; private set; }

    public IReadOnlyList<(string Count, string Words)> Counts { get; } = [("ends", "ends")];

    public IReadOnlyList<(string Words, double Value)> Running() => [];

    public ReadOnlySpan<ParameterHash> Hashes => new(in _hash);

    public IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Layout { get; } = [("sum", [1])];

    /// <summary>Epochs that began, and epochs that ended.</summary>
    public List<string> Calls { get; } = [];

    public Curves NewCurves() => new([new("distance", null)], [new("ends", null)]);

    public void BeginEpoch() => Calls.Add("begin");

    public void Step(ReadOnlySpan<int> images, long time, Curves curves)
    {
        foreach (int image in images)
        {
            _sum += image * time;
        }

        Loss = 2.0 * images.Length;
        _hash = new ParameterHash((uint)_sum, (uint)time);
        curves.AddPart("distance", [images.Length]);
    }

    public void EndEpoch(int epoch, bool isLast, Curves curves)
    {
        Calls.Add(isLast ? "end" : "end of one of several");
        curves.AddCount("ends", [epoch]);
    }

    public IReadOnlyDictionary<string, TensorView> Parameters() => State();

    public IReadOnlyDictionary<string, TensorView> Result() => State();

    public IReadOnlyDictionary<string, TensorView> State() => new Dictionary<string, TensorView> { ["sum"] = TensorView.Of([_sum], 1) };

    public void Restore(IReadOnlyDictionary<string, TensorView> tensors) => _sum = TensorView.Require(tensors, "sum", "I64", rank: 1).As<long>()[0];
}
