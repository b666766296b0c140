namespace ResearchPipeline.Compute.Gpu;

/// <summary>A driver that can be asked when its device was done with something: for `bench gpu`, which times kernels without waiting between them.</summary>
internal interface IGpuClock : IGpuDriver
{
    /// <summary>Notes the moment at which all that was asked for before is done; returns before it is.</summary>
    nint Mark();

    /// <summary>Seconds from one moment to a later one; waits for that.</summary>
    double Seconds(nint from, nint to);

    /// <summary>Forgets a moment.</summary>
    void Forget(nint moment);
}
