using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training;

/// <summary>Members that each learn a chain of blocks from the same batches, by whatever optimiser: autoencoders of pixels or codes, and classifiers.</summary>
internal sealed class NetworkLearner : ILearner
{
    private readonly Learner _learner;
    private readonly TrainingPlan _plan;
    private readonly MemberNetwork[] _members;
    private readonly ParameterHash[] _hashes;
    private readonly double[] _values;
    private readonly double[] _losses;

    /// <param name="recipe">What to train.</param>
    /// <param name="images">The training images.</param>
    /// <param name="below">The file of the learner below, where there is one.</param>
    /// <param name="backend">Where to compute.</param>
    /// <param name="imagesAtOnce">Images that pass at once of a batch that is all of them; how many can show in no result.</param>
    public NetworkLearner(NetworkChain recipe, ImageSet images, IReadOnlyDictionary<string, TensorView>? below, IBackend backend, int imagesAtOnce = 1000)
    {
        _learner = recipe.Learner;
        _plan = recipe.PlanOf(images.Count, images.Classes);
        NetworkInputs inputs = new(recipe.Learner, recipe.Learner.ImagesOf(images), below, backend.Arithmetic);
        int capacity = Math.Min(_plan.IsFull ? imagesAtOnce : _plan.BatchSize, _plan.Images);
        _members = [.. Enumerable.Range(0, recipe.Learner.Training.Members).Select(member => new MemberNetwork(recipe, member, inputs, backend.Arithmetic, capacity, _plan))];
        _hashes = new ParameterHash[_members.Length];
        _losses = new double[_members.Length];
        _values = new double[_members.Length];
    }

    public int Members => _members.Length;

    public IReadOnlyList<LossTerm> Terms => _members[0].Terms;

    public double Loss { get; private set; }

    public IReadOnlyList<(string Count, string Words)> Counts { get; } = [(NetworkCurves.EvaluationsCount, "evaluations of the loss")];

    public ReadOnlySpan<ParameterHash> Hashes => _hashes;

    public IReadOnlyList<(string Words, double Value)> Running() => [];

    public Curves NewCurves() => new(Terms.Select(term => new CurveShape(term.Part, Members)), [new CurveShape(NetworkCurves.EvaluationsCount, Members)]);

    public void BeginEpoch()
    {
        foreach (MemberNetwork member in _members)
        {
            member.BeginEpoch();
        }
    }

    public void Step(ReadOnlySpan<int> images, long time, Curves curves)
    {
        Loss = 0;
        for (int member = 0; member < _members.Length; member++)
        {
            _losses[member] = _members[member].Look(images, time);
            Loss += _losses[member] / _members.Length;
        }

        for (int term = 0; term < Terms.Count; term++)
        {
            for (int member = 0; member < _members.Length; member++)
            {
                _values[member] = _members[member].Values[term];
            }

            curves.AddPart(Terms[term].Part, _values);
        }

        for (int member = 0; member < _members.Length; member++)
        {
            _hashes[member] = _members[member].Move(time);
        }
    }

    public void EndEpoch(int epoch, bool isLast, Curves curves) =>
        curves.AddCount(NetworkCurves.EvaluationsCount, [.. _members.Select(member => member.EvaluationsInEpoch)]);

    public IReadOnlyDictionary<string, TensorView> Parameters() => Of(member => member.Parameters());

    public IReadOnlyDictionary<string, TensorView> Result() => Of(member => member.Result());

    public IReadOnlyDictionary<string, TensorView> State() => Of(member => member.State());

    public void Restore(IReadOnlyDictionary<string, TensorView> tensors)
    {
        foreach (MemberNetwork member in _members)
        {
            member.Require(tensors);
        }

        foreach (MemberNetwork member in _members)
        {
            member.Restore(tensors);
        }
    }

    public IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Layout => _members[0].Layout;

    private Dictionary<string, TensorView> Of(Func<MemberNetwork, IEnumerable<(string Name, TensorView Tensor)>> tensors)
    {
        Dictionary<string, TensorView> all = [];
        for (int member = 0; member < _members.Length; member++)
        {
            foreach ((string name, TensorView tensor) in tensors(_members[member]))
            {
                all[NetworkFile.Name(member, name)] = tensor;
            }
        }

        return all;
    }
}
