using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>
/// What a loss is multiplied by before it goes backward, so that its gradients do not underflow in binary16 (Micikevicius et al. 2018, "Mixed precision training", section 3.2): halved when a gradient is no
/// number, which leaves the step out, and doubled after many steps in which all were. A power of two, so it changes no other bit.
/// </summary>
internal sealed class DynamicLossScale
{
    private const int GoodSteps = 200;
    private readonly bool _isUsed;
    private int _good;

    /// <param name="isUsed">Else it is 1, and every step counts.</param>
    public DynamicLossScale(bool isUsed) => (_isUsed, Value) = (isUsed, isUsed ? 1 << 16 : 1);

    /// <summary>What the next loss is multiplied by.</summary>
    public double Value { get; private set; }

    /// <summary>Steps that were left out.</summary>
    public int Skipped { get; private set; }

    /// <summary>Takes the scale out of gradients again.</summary>
    /// <returns>Whether they are numbers, and a step may follow them.</returns>
    public bool Undo(IReadOnlyList<Tensor> gradients)
    {
        if (!_isUsed)
        {
            return true;
        }

        if (gradients.Any(gradient => !gradient.isfinite().all().item<bool>()))
        {
            (Value, _good) = (Value / 2, 0);
            Skipped++;
            return false;
        }

        foreach (Tensor gradient in gradients)
        {
            gradient.div_(Value);
        }

        if (++_good == GoodSteps)
        {
            (Value, _good) = (Value * 2, 0);
        }

        return true;
    }
}
