using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training;

/// <summary>The curves of an ensemble: a row for every step, and a row for every epoch.</summary>
public sealed class TrainingCurves
{
    /// <summary>Each member's mean squared error on the batch.</summary>
    public const string ReconstructionPart = "reconstruction";

    /// <summary>The consistency term without λ.</summary>
    public const string ConsistencyPart = "consistency";

    /// <summary>Each member's auxiliary loss without its coefficient.</summary>
    public const string AuxiliaryPart = "auxiliary";

    /// <summary>Features that were silent for a whole epoch.</summary>
    public const string SilentCount = "silent";

    /// <summary>Features that were restarted at the end of an epoch.</summary>
    public const string RestartedCount = "restarted";

    private readonly Curves _curves;

    private TrainingCurves(Curves curves, int members) => (_curves, Members) = (curves, members);

    /// <param name="members">Number of members.</param>
    /// <param name="hasAuxiliary">Whether silent features learn from an auxiliary loss: only then is there a curve of it.</param>
    public TrainingCurves(int members, bool hasAuxiliary = false)
        : this(Empty(members, hasAuxiliary), members)
    {
    }

    /// <summary>Number of members.</summary>
    public int Members { get; }

    /// <summary>Whether there is a curve of the auxiliary loss.</summary>
    public bool HasAuxiliary => _curves.Has(AuxiliaryPart);

    /// <summary>Steps so far.</summary>
    public int Steps => _curves.Steps;

    /// <summary>Epochs that have ended.</summary>
    public int Epochs => _curves.Epochs;

    /// <summary>Curves of an ensemble, empty.</summary>
    public static Curves Empty(int members, bool hasAuxiliary) => new(
        [new(ReconstructionPart, members), new(ConsistencyPart, null), .. hasAuxiliary ? [new CurveShape(AuxiliaryPart, members)] : Array.Empty<CurveShape>()],
        [new(SilentCount, members), new(RestartedCount, members)]);

    /// <summary>Adds a step: the parts of the loss without their weights, the auxiliary one where there is a curve of it.</summary>
    public void AddStep(ReadOnlySpan<double> reconstruction, double consistency, ReadOnlySpan<double> auxiliary = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(auxiliary.Length, HasAuxiliary ? Members : 0);
        _curves.AddPart(ReconstructionPart, reconstruction);
        _curves.AddPart(ConsistencyPart, [consistency]);
        if (HasAuxiliary)
        {
            _curves.AddPart(AuxiliaryPart, auxiliary);
        }
    }

    /// <summary>Adds an epoch: how many features each member left silent, and how many of those were restarted.</summary>
    public void AddEpoch(ReadOnlySpan<long> silent, ReadOnlySpan<long> restarted)
    {
        _curves.AddCount(SilentCount, silent);
        _curves.AddCount(RestartedCount, restarted);
    }

    /// <summary>A member's mean squared error on the batch of a step (0, 1, …).</summary>
    public double Reconstruction(int step, int member) => _curves.At(ReconstructionPart, step, member);

    /// <summary>
    /// A member's auxiliary loss on the batch of a step, without its coefficient: 0 where no feature of it was silent, null where the study
    /// has no such loss.
    /// </summary>
    public double? Auxiliary(int step, int member) => HasAuxiliary ? _curves.At(AuxiliaryPart, step, member) : null;

    /// <summary>The consistency term of a step, without λ.</summary>
    public double Consistency(int step) => _curves.At(ConsistencyPart, step);

    /// <summary>Features of a member that were silent for a whole epoch (0, 1, …).</summary>
    public long Silent(int epoch, int member) => _curves.CountAt(SilentCount, epoch, member);

    /// <summary>Features of a member that were restarted at the end of an epoch.</summary>
    public long Restarted(int epoch, int member) => _curves.CountAt(RestartedCount, epoch, member);

    /// <summary>How often a feature of a member was restarted over all epochs.</summary>
    public long RestartedInAll(int member) => Enumerable.Range(0, Epochs).Sum(epoch => Restarted(epoch, member));

    /// <summary>The curves as tensors.</summary>
    public IReadOnlyDictionary<string, TensorView> ToTensors() => _curves.ToTensors();

    /// <summary>The curves of <see cref="ToTensors"/>.</summary>
    /// <exception cref="DataException">They are missing, or those of no ensemble.</exception>
    public static TrainingCurves FromTensors(IReadOnlyDictionary<string, TensorView> tensors)
    {
        Curves curves = Curves.FromTensors(tensors);
        int members = curves.Parts.FirstOrDefault(part => part.Name == ReconstructionPart).Values ?? 0;
        return members > 0 && curves.MeasuresAs(Empty(members, curves.Has(AuxiliaryPart)))
            ? new TrainingCurves(curves, members)
            : throw new DataException("The curves do not fit together: they are not those of an ensemble.");
    }
}
