using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>A learner that learns as another does, but after one step has one parameter a unit in the last place further from zero.</summary>
/// <param name="inner">The other.</param>
/// <param name="step">The step, from 1.</param>
/// <param name="member">Whose parameter it is.</param>
/// <param name="tensor">Which tensor of it.</param>
/// <param name="element">Its place in the tensor.</param>
internal sealed class PlantedLearner(ILearner inner, long step, int member, string tensor, int element) : ILearner
{
    private ParameterHash[] _hashes = [];

    public int Members => inner.Members;

    public IReadOnlyList<LossTerm> Terms => inner.Terms;

    public double Loss => inner.Loss;

    public IReadOnlyList<(string Count, string Words)> Counts => inner.Counts;

    public ReadOnlySpan<ParameterHash> Hashes => _hashes;

    public IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Layout => inner.Layout;

    public Curves NewCurves() => inner.NewCurves();

    public void BeginEpoch() => inner.BeginEpoch();

    public IReadOnlyList<(string Words, double Value)> Running() => inner.Running();

    public void Step(ReadOnlySpan<int> images, long time, Curves curves)
    {
        inner.Step(images, time, curves);
        _hashes = inner.Hashes.ToArray();
        if (time == step)
        {
            Plant();
        }
    }

    public void EndEpoch(int epoch, bool isLast, Curves curves) => inner.EndEpoch(epoch, isLast, curves);

    public IReadOnlyDictionary<string, TensorView> Parameters() => inner.Parameters();

    public IReadOnlyDictionary<string, TensorView> Result() => inner.Result();

    public IReadOnlyDictionary<string, TensorView> State() => inner.State();

    public void Restore(IReadOnlyDictionary<string, TensorView> tensors) => inner.Restore(tensors);

    // The hash is what it would be, had the update come to this value.
    private void Plant()
    {
        Dictionary<string, TensorView> state = new(inner.State());
        string name = NetworkFile.Name(member, tensor);
        float[] values = state[name].As<float>().ToArray();
        values[element] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(values[element]) + 1);
        state[name] = TensorView.Of(values, [.. state[name].Shape]);
        inner.Restore(state);
        int place = element + (int)inner.Layout.TakeWhile(part => part.Name != tensor).Sum(part => part.Shape.Aggregate(1L, (product, size) => product * size));
        _hashes[member] += new ParameterHash(1, ParameterHash.Mix((uint)place));
    }
}
