using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>One member: its parameters, its network and its optimiser.</summary>
internal sealed class TorchMember
{
    private readonly Study _study;
    private readonly ImageSet _images;
    private readonly int _member;
    private readonly Numbers _numbers;
    private readonly (string Name, IReadOnlyList<long> Shape)[] _layout;
    private readonly string[] _learned;
    private readonly Tensor[] _values;
    private readonly Tensor[] _averages;
    private readonly TorchOptimizer _optimizer;
    private readonly TorchNetwork _network;
    private readonly DynamicLossScale _scale;

    /// <param name="study">What is learned.</param>
    /// <param name="images">The images that it learns from.</param>
    /// <param name="own">Our own learner of it, before its first step.</param>
    /// <param name="member">0, 1, …</param>
    /// <param name="draws">What is drawn for it.</param>
    /// <param name="numbers">To compute with.</param>
    /// <param name="steps">Steps of the whole run.</param>
    public TorchMember(Study study, ImageSet images, ILearner own, int member, TorchDraws draws, Numbers numbers, long steps)
    {
        (_study, _images, _member, _numbers) = (study, images, member, numbers);
        string start = NetworkFile.Name(member, "");
        Dictionary<string, Tensor> parameters = own.Parameters()
            .Where(tensor => tensor.Key.StartsWith(start, StringComparison.Ordinal))
            .ToDictionary(tensor => tensor.Key[start.Length..], tensor => numbers.Of(tensor.Value));
        _layout = [.. own.Layout];
        _learned = [.. _layout.Select(part => part.Name).Where(TorchNetwork.IsLearned)];
        _values = [.. _learned.Select(name => parameters[name].requires_grad_())];
        _averages = study.Learner.Training.Averaging.IsLastStep ? [] : [.. _values.Select(Copied)];
        _optimizer = new TorchOptimizer(study.Learner.Training, _values, steps);
        _network = new TorchNetwork(study.Learner, parameters, numbers, draws);
        _scale = new DynamicLossScale(numbers.NeedsLossScale);
    }

    /// <summary>Steps that were left out.</summary>
    public int Skipped => _scale.Skipped;

    /// <summary>What the next loss is multiplied by.</summary>
    public double LossScale => _scale.Value;

    /// <summary>Learns from images.</summary>
    /// <returns>The terms of the loss before their weights.</returns>
    public IReadOnlyDictionary<string, double> Step(int[] images, long time, int epoch)
    {
        using DisposeScope scope = NewDisposeScope();
        ChainLoss loss = LossOf(images, time, epoch);
        Tensor[] gradients = autograd.grad([loss.Total * _scale.Value], _values).ToArray();
        using (no_grad())
        {
            if (_scale.Undo(gradients))
            {
                _optimizer.Move(gradients, time, epoch);
                Follow();
            }
        }

        return loss.Terms.ToDictionary(term => term.Key, term => Numbers.ReadWide(term.Value)[0]);
    }

    /// <summary>Writes everything into the tensors of a checkpoint.</summary>
    public void AddTo(Dictionary<string, TensorView> state)
    {
        bool isAdam = _study.Learner.Training.Optimizer.IsAdam;
        for (int i = 0; i < _learned.Length; i++)
        {
            string name = _learned[i];
            Set("", name, _values[i]);
            Set(isAdam ? "optimizer.first-moment." : "optimizer.velocity.", name, _optimizer.First[i]);
            if (isAdam)
            {
                Set("optimizer.second-moment.", name, _optimizer.Second[i]);
            }

            if (_averages.Length > 0)
            {
                Set("average.", name, _averages[i]);
            }
        }

        void Set(string prefix, string name, Tensor values)
        {
            string key = NetworkFile.Name(_member, prefix + name);
            state[key] = TensorView.Of(Numbers.Read(values), [.. state[key].Shape]);
        }
    }

    private static Tensor Copied(Tensor value)
    {
        using DisposeScope scope = NewDisposeScope();
        return value.detach().clone().MoveToOuterDisposeScope();
    }

    private ChainLoss LossOf(int[] images, long time, int epoch)
    {
        Tensor labels = tensor(images.Select(image => (long)_images.Labels.Span[image]).ToArray()).to(_numbers.Place);
        Tensor seen;
        using (no_grad())
        {
            seen = _network.Seen(_numbers.Of(_images, images));
        }

        return _network.Loss(seen, labels, time, epoch, _learned);
    }

    private void Follow()
    {
        if (_study.Learner.Training.Averaging is Averaging.Exponential exponential)
        {
            foreach ((Tensor average, Tensor value) in _averages.Zip(_values))
            {
                average.lerp_(value, 1 - exponential.decay);
            }
        }
    }
}
