using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>A formula of every element.</summary>
internal sealed unsafe class CombineOperation<TVector, TLanes> : ElementOperation
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private Formula _formula;
    private float _weight;

    protected override int ElementsPerTile => 16384;

    /// <summary>result = formula(weight, a, b, c); false, and nothing done, where the values of a row do not lie side by side.</summary>
    public bool Run(WorkerPool pool, Formula formula, float weight, View<float> a, View<float> b, View<float> c, View<float> result)
    {
        if (!Suit(a, b, c, result))
        {
            return false;
        }

        (_formula, _weight) = (formula, weight);
        Share(pool, a, b, c, result);
        return true;
    }

    protected override void Stretch(float* a, float* b, float* c, float* d, int count, int place) =>
        FormulaKernels<TVector, TLanes>.Combine(_formula, _weight, a, b, c, d, count);
}
