namespace ResearchPipeline.Compute.Threading;

/// <summary>Work that falls into independent tiles: no tile reads what another writes, so their order cannot matter.</summary>
public interface ITiledWork
{
    /// <summary>Does tile number <paramref name="tile"/>; called from any thread of the pool.</summary>
    void Run(int tile);
}
