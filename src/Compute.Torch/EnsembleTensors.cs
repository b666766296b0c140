using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>Parameters, moments and averages of all members side by side, and the tensors of a checkpoint that they are.</summary>
internal sealed class EnsembleTensors
{
    private readonly int _members;
    private readonly Numbers _numbers;
    private readonly string[] _names;
    private readonly Tensor[] _averages;

    /// <param name="recipe">What learns.</param>
    /// <param name="state">The state before its first step.</param>
    /// <param name="numbers">To compute with.</param>
    public EnsembleTensors(TiedEnsemble recipe, IReadOnlyDictionary<string, TensorView> state, Numbers numbers)
    {
        (_members, _numbers) = (recipe.Members, numbers);
        _names = recipe.Bias.IsEncoderAndDecoder ? ["weight", "encoder-bias", "decoder-bias"] : ["weight"];
        Learned = [.. _names.Select(name => Stacked(state, "member", name).requires_grad_())];
        _averages = [.. _names.Select(name => Stacked(state, "average", name))];
    }

    /// <summary>What learns.</summary>
    public Tensor[] Learned { get; }

    /// <summary>The same by what it is.</summary>
    public EnsembleParameters Parameters => Learned.Length == 1 ? new(Learned[0], null, null) : new(Learned[0], Learned[1], Learned[2]);

    /// <summary>Moves the averages towards the parameters.</summary>
    public void Follow(double rate)
    {
        foreach ((Tensor average, Tensor value) in _averages.Zip(Learned))
        {
            average.lerp_(value, rate);
        }
    }

    /// <summary>Brings every row of the weights to a norm; a row of zeros stays.</summary>
    public void Rescale(double norm)
    {
        Tensor factors = norm / Learned[0].pow(2).sum([2], keepdim: true).sqrt();
        Learned[0].mul_(factors.masked_fill(factors.isfinite().logical_not(), 1));
    }

    /// <summary>Writes everything into the tensors of a checkpoint.</summary>
    public void AddTo(Dictionary<string, TensorView> state, TorchOptimizer optimizer)
    {
        foreach ((string prefix, IReadOnlyList<Tensor> tensors) in Parts(optimizer))
        {
            foreach ((string name, Tensor stacked) in _names.Zip(tensors))
            {
                for (int member = 0; member < _members; member++)
                {
                    using DisposeScope scope = NewDisposeScope();
                    Tensor own = stacked[member].detach();
                    state[NameOf(prefix, member, name)] = TensorView.Of(Numbers.Read(own), own.shape);
                }
            }
        }
    }

    /// <summary>Takes over the numbers that differ between two checkpoints.</summary>
    public void TakeChanges(IReadOnlyDictionary<string, TensorView> before, IReadOnlyDictionary<string, TensorView> after, TorchOptimizer optimizer)
    {
        foreach ((string prefix, IReadOnlyList<Tensor> tensors) in Parts(optimizer))
        {
            foreach ((string name, Tensor stacked) in _names.Zip(tensors))
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor changed = Stacked(after, prefix, name);
                stacked.copy_(where(changed.ne(Stacked(before, prefix, name)), changed, stacked));
            }
        }
    }

    private (string Prefix, IReadOnlyList<Tensor> Tensors)[] Parts(TorchOptimizer optimizer) =>
        [("member", Learned), ("first-moment", optimizer.First), ("second-moment", optimizer.Second), ("average", _averages)];

    private Tensor Stacked(IReadOnlyDictionary<string, TensorView> state, string prefix, string name)
    {
        using DisposeScope scope = NewDisposeScope();
        return stack(Enumerable.Range(0, _members).Select(member => _numbers.Of(state[NameOf(prefix, member, name)]))).MoveToOuterDisposeScope();
    }

    private static string NameOf(string prefix, int member, string name) => FormattableString.Invariant($"{prefix}.{member:00}.{name}");
}
