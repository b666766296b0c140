using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Networks;

/// <summary>One member: its network, its optimiser, and the running average of its parameters.</summary>
internal sealed class MemberNetwork
{
    private const string AveragePrefix = "average.";
    private const string MemoryPrefix = "optimizer.";
    private const string NumbersName = "optimizer-numbers";
    private const string ValuesName = "loss-terms";
    private const string EvaluationsName = "evaluations";
    private readonly IArithmetic<float> _arithmetic;
    private readonly NetworkChain _recipe;
    private readonly int _member;
    private readonly NetworkInputs _inputs;
    private readonly TrainingPlan _plan;
    private readonly Network<float> _network;
    private readonly IOptimizer<float> _optimizer;
    private readonly TrainingBatch _batch;
    private readonly RunningAverage<float>? _average;
    private readonly double[] _values;
    private long _evaluationsBefore;

    /// <param name="recipe">What to train.</param>
    /// <param name="member">0, 1, …</param>
    /// <param name="inputs">What it is shown.</param>
    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="capacity">Images that pass at once, at most.</param>
    /// <param name="plan">Which images come when.</param>
    public MemberNetwork(NetworkChain recipe, int member, NetworkInputs inputs, IArithmetic<float> arithmetic, int capacity, TrainingPlan plan)
    {
        (_recipe, _member, _inputs, _arithmetic, _plan) = (recipe, member, inputs, arithmetic, plan);
        Learner learner = recipe.Learner;
        _network = new NetworkAssembly<float>(arithmetic, learner, recipe.Seed, member, capacity, inputs.Images.Kind).Learning();
        inputs.FillFirst(_network.Parameters, recipe.Seed, member);
        _optimizer = OptimizerOf.Training(arithmetic, _network.Parameters, learner.Training);
        _batch = new TrainingBatch(arithmetic, inputs.Of(member), learner.Autoencoder() is null ? (ReadOnlyMemory<byte>?)inputs.Images.Labels : null, inputs.Images.Classes, capacity);
        _average = learner.Training.Averaging is Averaging.Exponential exponential ? new RunningAverage<float>(arithmetic, _network.Parameters, exponential.decay) : null;
        _values = new double[_network.Terms.Count];
    }

    /// <summary>The terms of the loss.</summary>
    public IReadOnlyList<LossTerm> Terms => _network.Terms;

    /// <summary>Their values where the last step began.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Evaluations since the epoch began, until the end of the last step; those before an interruption are in it.</summary>
    public long EvaluationsInEpoch { get; private set; }

    /// <summary>The tensors that are hashed, in order.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Layout =>
        [.. _network.Parameters.Select(parameter => (parameter.Name, NetworkFile.ShapeOf(parameter)))];

    /// <summary>Called before the first step of an epoch.</summary>
    public void BeginEpoch() => (EvaluationsInEpoch, _evaluationsBefore) = (0, -_network.Evaluations);

    /// <summary>Evaluates the loss of images.</summary>
    /// <exception cref="DivergedException">It is no number.</exception>
    public double Look(ReadOnlySpan<int> images, long time)
    {
        _batch.Show(images);
        Clock clock = ClockAt(time);
        _network.Show(_batch, clock);
        long evaluations = _network.Evaluations;
        double loss = _optimizer.Look(_network, clock);

        // What is known since the step before was kept then.
        if (_network.Evaluations > evaluations)
        {
            _network.Values.CopyTo(_values);
        }

        return loss;
    }

    /// <summary>Moves its parameters.</summary>
    /// <returns>Their hash.</returns>
    public ParameterHash Move(long time)
    {
        long evaluations = _network.Evaluations;
        _optimizer.Move(_network, ClockAt(time));
        if (_network.Evaluations > evaluations)
        {
            _network.Values.CopyTo(_values);
        }

        EvaluationsInEpoch = _evaluationsBefore + _network.Evaluations;
        _average?.Follow();
        ParameterHash hash = default;
        int place = 0;
        for (int i = 0; i < _network.Parameters.Count; i++)
        {
            View<float> values = _network.Parameters[i].Values;
            hash += _arithmetic.Hash(values, place);
            place += values.Count;
        }

        return hash;
    }

    /// <summary>Its parameters as they are, and those of learners below that learn no more.</summary>
    public IEnumerable<(string Name, TensorView Tensor)> Parameters() => Complete([.. _network.Parameters.Select(parameter => parameter.Values)]);

    /// <summary>The parameters that a run returns.</summary>
    public IEnumerable<(string Name, TensorView Tensor)> Result() => _average is null ? Parameters() : Complete(_average.Values);

    /// <summary>All that later steps depend on.</summary>
    public IEnumerable<(string Name, TensorView Tensor)> State() =>
    [
        .. Views().Select(part => (part.Name, NetworkFile.ToTensor(_arithmetic, part.Values))),
        (NumbersName, TensorView.Of(_optimizer.Numbers, _optimizer.Numbers.Length)),
        (ValuesName, TensorView.Of(_values, _values.Length)),
        (EvaluationsName, TensorView.Of([EvaluationsInEpoch], 1)),
    ];

    /// <summary>Looks whether a state is one of this network.</summary>
    /// <exception cref="DataException">It is not.</exception>
    public void Require(IReadOnlyDictionary<string, TensorView> tensors)
    {
        foreach ((string name, View<float> values) in Views())
        {
            NetworkFile.Values(tensors, "the checkpoint", NetworkFile.Name(_member, name), values.Rows, values.Columns);
        }

        RequireLength(NumbersName, "F64", _optimizer.Numbers.Length);
        RequireLength(ValuesName, "F64", _values.Length);
        RequireLength(EvaluationsName, "I64", 1);

        void RequireLength(string name, string type, int length)
        {
            TensorView tensor = TensorView.Require(tensors, NetworkFile.Name(_member, name), type, rank: 1);
            if (tensor.Shape[0] != length)
            {
                throw new DataException($"The checkpoint holds {tensor.Shape[0]} values of {name}, where there should be {length}.");
            }
        }
    }

    /// <summary>Takes a state over that <see cref="Require"/> has looked at.</summary>
    public void Restore(IReadOnlyDictionary<string, TensorView> tensors)
    {
        foreach ((string name, View<float> values) in Views())
        {
            _arithmetic.Write(At(name).As<float>(), values);
        }

        At(NumbersName).As<double>().CopyTo(_optimizer.Numbers);
        At(ValuesName).As<double>().CopyTo(_values);
        EvaluationsInEpoch = At(EvaluationsName).As<long>()[0];
        _evaluationsBefore = EvaluationsInEpoch - _network.Evaluations;

        TensorView At(string name) => tensors[NetworkFile.Name(_member, name)];
    }

    private Clock ClockAt(long time) => new(time, _plan.Steps, _plan.EpochOf(time));

    private IEnumerable<(string Name, TensorView Tensor)> Complete(IReadOnlyList<View<float>> values)
    {
        (string Name, TensorView Tensor)[] learned = [.. _network.Parameters.Select((parameter, i) => (parameter.Name, NetworkFile.ToTensor(_arithmetic, parameter, values[i])))];
        return [.. learned, .. _inputs.Frozen(_member), .. CodeThreshold.Of(_arithmetic, _recipe.Learner, _inputs.Of(_member), learned)];
    }

    private IEnumerable<(string Name, View<float> Values)> Views() =>
    [
        .. _network.Parameters.Select(parameter => (parameter.Name, parameter.Values)),
        .. (_average?.Values ?? []).Select((average, i) => (AveragePrefix + _network.Parameters[i].Name, average)),
        .. _optimizer.Memory.Select(part => (MemoryPrefix + part.Key, part.Value)),
    ];
}
