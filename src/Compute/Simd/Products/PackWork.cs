using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Packs panels, and copies rows that do not lie side by side.</summary>
internal sealed class PackWork<TVector, TLanes>(WholeRows rows, LanePanels<TVector, TLanes> lanes) : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>Packs all panels, and the rows if they are new.</summary>
    public void Run(WorkerPool pool, bool withRows) => pool.Run(this, lanes.Count + (withRows ? rows.Parts : 0));

    public void Run(int tile)
    {
        if (tile < lanes.Count)
        {
            lanes.Pack(tile);
        }
        else
        {
            rows.Copy(tile - lanes.Count);
        }
    }
}
