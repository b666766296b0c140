using ResearchPipeline.Compute.Simd.Elements;
using ResearchPipeline.Compute.Simd.Wide;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Draws;

/// <summary>A random number for every element.</summary>
internal sealed unsafe class DrawOperation<TWide, TLanes, TFunction> : ElementOperation
    where TWide : unmanaged
    where TLanes : IWideLanes<TWide>
    where TFunction : struct, IWordFunction<TWide>
{
    private TFunction _function;
    private Draw _draw;
    private int _firstPlace;

    protected override int ElementsPerTile => 4096;

    /// <summary>Fills the target; false, and nothing done, where the values of a row do not lie side by side.</summary>
    public bool Run(WorkerPool pool, TFunction function, Draw draw, View<float> target)
    {
        if (!target.HasWholeRows)
        {
            return false;
        }

        (_function, _draw, _firstPlace) = (function, draw, draw.FirstRow * target.Columns);
        Share(pool, target, target, target, target);
        return true;
    }

    protected override void Stretch(float* a, float* b, float* c, float* d, int count, int place) =>
        DrawKernel<TWide, TLanes>.Fill(_function, _draw, _firstPlace + place, a, count);
}
