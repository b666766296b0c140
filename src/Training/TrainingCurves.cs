using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training;

/// <summary>What was measured while learning: a row for every step, and a row for every epoch.</summary>
/// <param name="members">Number of members.</param>
/// <param name="hasAuxiliary">Whether silent features learn from an auxiliary loss: only then is there a curve of it.</param>
public sealed class TrainingCurves(int members, bool hasAuxiliary = false)
{
    private const string AuxiliaryName = "curves.auxiliary";
    private readonly List<double> _reconstruction = [];
    private readonly List<double> _auxiliary = [];
    private readonly List<double> _consistency = [];
    private readonly List<long> _silent = [];
    private readonly List<long> _restarted = [];

    /// <summary>Number of members.</summary>
    public int Members => members;

    /// <summary>Whether there is a curve of the auxiliary loss.</summary>
    public bool HasAuxiliary => hasAuxiliary;

    /// <summary>Steps so far.</summary>
    public int Steps => _consistency.Count;

    /// <summary>Epochs that have ended.</summary>
    public int Epochs => _silent.Count / members;

    /// <summary>
    /// Adds a step: each member's mean squared error on the batch, the consistency term without λ, and where there is a curve of it each
    /// member's auxiliary loss without its coefficient.
    /// </summary>
    public void AddStep(ReadOnlySpan<double> reconstruction, double consistency, ReadOnlySpan<double> auxiliary = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(auxiliary.Length, hasAuxiliary ? members : 0);
        _reconstruction.AddRange(reconstruction);
        _auxiliary.AddRange(auxiliary);
        _consistency.Add(consistency);
    }

    /// <summary>Adds an epoch: how many features each member left silent, and how many of those were restarted.</summary>
    public void AddEpoch(ReadOnlySpan<long> silent, ReadOnlySpan<long> restarted)
    {
        _silent.AddRange(silent);
        _restarted.AddRange(restarted);
    }

    /// <summary>A member's mean squared error on the batch of a step (0, 1, …).</summary>
    public double Reconstruction(int step, int member) => _reconstruction[step * members + member];

    /// <summary>
    /// A member's auxiliary loss on the batch of a step, without its coefficient: 0 where no feature of it was silent, null where the study
    /// has no such loss.
    /// </summary>
    public double? Auxiliary(int step, int member) => hasAuxiliary ? _auxiliary[step * members + member] : null;

    /// <summary>The consistency term of a step, without λ.</summary>
    public double Consistency(int step) => _consistency[step];

    /// <summary>Features of a member that were silent for a whole epoch (0, 1, …).</summary>
    public long Silent(int epoch, int member) => _silent[epoch * members + member];

    /// <summary>Features of a member that were restarted at the end of an epoch.</summary>
    public long Restarted(int epoch, int member) => _restarted[epoch * members + member];

    /// <summary>How often a feature of a member was restarted over all epochs.</summary>
    public long RestartedInAll(int member) => Enumerable.Range(0, Epochs).Sum(epoch => Restarted(epoch, member));

    /// <summary>The curves as tensors.</summary>
    public IReadOnlyDictionary<string, TensorView> ToTensors()
    {
        Dictionary<string, TensorView> tensors = new()
        {
            ["curves.reconstruction"] = TensorView.Of(_reconstruction.ToArray(), Steps, members),
            ["curves.consistency"] = TensorView.Of(_consistency.ToArray(), Steps),
            ["curves.silent"] = TensorView.Of(_silent.ToArray(), Epochs, members),
            ["curves.restarted"] = TensorView.Of(_restarted.ToArray(), Epochs, members),
        };
        if (hasAuxiliary)
        {
            tensors[AuxiliaryName] = TensorView.Of(_auxiliary.ToArray(), Steps, members);
        }

        return tensors;
    }

    /// <summary>The curves of <see cref="ToTensors"/>.</summary>
    /// <exception cref="DataException">They are missing, or of other forms.</exception>
    public static TrainingCurves FromTensors(IReadOnlyDictionary<string, TensorView> tensors)
    {
        TensorView reconstruction = TensorView.Require(tensors, "curves.reconstruction", "F64", rank: 2);
        TensorView consistency = TensorView.Require(tensors, "curves.consistency", "F64", rank: 1);
        TensorView silent = TensorView.Require(tensors, "curves.silent", "I64", rank: 2);
        TensorView restarted = TensorView.Require(tensors, "curves.restarted", "I64", rank: 2);
        (long steps, long members) = (reconstruction.Shape[0], reconstruction.Shape[1]);
        bool hasAuxiliary = tensors.TryGetValue(AuxiliaryName, out TensorView? auxiliary);
        if (members is < 1 or > int.MaxValue || !consistency.Is("F64", steps) || silent.Shape[1] != members || !restarted.Is("I64", [.. silent.Shape])
            || (hasAuxiliary && !auxiliary!.Is("F64", steps, members)))
        {
            throw new DataException($"The curves of {members} members over {steps} steps do not fit together.");
        }

        TrainingCurves curves = new((int)members, hasAuxiliary);
        curves._reconstruction.AddRange(reconstruction.As<double>());
        curves._auxiliary.AddRange(hasAuxiliary ? auxiliary!.As<double>() : []);
        curves._consistency.AddRange(consistency.As<double>());
        curves._silent.AddRange(silent.As<long>());
        curves._restarted.AddRange(restarted.As<long>());
        return curves;
    }
}
