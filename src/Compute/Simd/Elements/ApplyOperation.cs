using ResearchPipeline.Compute.Simd.Wide;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>A function of every element.</summary>
internal sealed unsafe class ApplyOperation<TVector, TLanes, TWide, TWideLanes> : ElementOperation
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
    where TWide : unmanaged
    where TWideLanes : IWideLanes<TWide>
{
    private Function _function;

    // Rectifying takes next to nothing, a function of binary64 polynomials some nanoseconds.
    protected override int ElementsPerTile => _function is Function.Relu or Function.Absolute ? 16384 : 2048;

    /// <summary>y = f(x); false, and nothing done, where the values of a row do not lie side by side.</summary>
    public bool Run(WorkerPool pool, Function function, View<float> x, View<float> y)
    {
        if (!Suit(x, y, x, y))
        {
            return false;
        }

        _function = function;
        Share(pool, x, y, x, y);
        return true;
    }

    protected override void Stretch(float* a, float* b, float* c, float* d, int count, int place) =>
        FunctionKernels<TVector, TLanes, TWide, TWideLanes>.Apply(_function, a, b, count);
}
