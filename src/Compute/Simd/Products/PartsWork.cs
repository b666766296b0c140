using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Makes the parts of both operands, in one round of the pool.</summary>
internal sealed class PartsWork(IParts left, IParts right) : ITiledWork
{
    private int _right;

    /// <summary>Makes the parts of the right operand, and those of the left one if they are new.</summary>
    public void Run(WorkerPool pool, bool withLeft)
    {
        _right = right.Parts;
        int parts = _right + (withLeft ? left.Parts : 0);
        if (parts > 0)
        {
            pool.Run(this, parts);
        }
    }

    public void Run(int tile)
    {
        if (tile < _right)
        {
            right.Make(tile);
        }
        else
        {
            left.Make(tile - _right);
        }
    }
}
