using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>Tiles that may be too few to wake anybody for.</summary>
internal static class Tiles
{
    /// <summary>A single tile stays on the calling thread.</summary>
    public static void Run(WorkerPool pool, ITiledWork work, int tiles)
    {
        if (tiles == 1)
        {
            work.Run(0);
        }
        else if (tiles > 1)
        {
            pool.Run(work, tiles);
        }
    }
}
