using System.Runtime.Intrinsics;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Simd;
using ResearchPipeline.Bench.Machine;
using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Bench.Kernels;

/// <summary>
/// What a kernel has to do: counted from the shapes, except that the encoder's multiply-adds are those of the pixels that it packs.
/// </summary>
/// <param name="Kernel">Its name in <see cref="StepWorkload.Kernels"/>.</param>
/// <param name="MultiplyAdds">Fused multiply-adds.</param>
/// <param name="MemoryBytes">Read and written in arrays larger than any cache: parameters, moments, averages.</param>
/// <param name="CacheBytes">Read and written in arrays that fit a cache: images, preactivations, residuals, a member's weights while its images use them.</param>
internal sealed record KernelCost(string Kernel, double MultiplyAdds, double MemoryBytes, double CacheBytes)
{
    private const double Float = sizeof(float);
    private const double Adam = 7;

    /// <summary>The costs of a step of the workload, whose batch must be filled.</summary>
    public static IReadOnlyList<KernelCost> Of(StepWorkload workload, int width)
    {
        EnsembleBatch batch = workload.Batch;
        double members = batch.Members, images = batch.Rows, inputs = batch.Inputs.Columns;
        double latents = batch.Preactivations[0].Columns;
        double active = members * images * batch.Codes[0].K;
        double parameters = members * latents * inputs;
        return
        [
            new("fill", 0, 0, images * inputs * (1 + Float)),
            new("top-k", 0, 0, Float * members * images * latents + 2 * Float * active),
            new("compare", 2 * active, 0, 4 * Float * active),
            new("backpropagate", 2 * active * inputs, 0, Float * (2 * active * inputs + 2 * members * images * inputs)),
            new(
                "update, encode", 2 * active * inputs + Adam * parameters + members * latents * PackedValues(batch, width),
                8 * Float * parameters, Float * (2 * active * inputs + members * images * latents)),
        ];
    }

    /// <summary>Milliseconds that its arithmetic or its bytes take at the peak rate and the copy bandwidth of the machine, whichever is more.</summary>
    public double Floor(MachinePeaks peaks) =>
        Math.Max(Arithmetic(peaks), (MemoryBytes + CacheBytes) / (peaks.CopyGigabytes * 1e6));

    /// <summary>
    /// The same with caches as fast as they can be: bytes of large arrays at the in-place bandwidth of memory, the others at that
    /// of the third-level cache. Transfers share one path and add up (the execution-cache-memory model of Stengel et al. 2015).
    /// </summary>
    public double CacheFloor(MachinePeaks peaks) => Math.Max(
        Arithmetic(peaks),
        MemoryBytes / (peaks.MemoryGigabytes * 1e6) + CacheBytes / (peaks.CacheGigabytes * 1e6));

    private double Arithmetic(MachinePeaks peaks) => 2 * MultiplyAdds / (peaks.GigaFlops * 1e6);

    private static double PackedValues(EnsembleBatch batch, int width)
    {
        using WorkerPool pool = new(1);
        return width switch
        {
            512 => Count(new PackOperation<Vector512<float>, Lanes512>()),
            256 => Count(new PackOperation<Vector256<float>, Lanes256>()),
            _ => Count(new PackOperation<Vector128<float>, Lanes128>()),
        };

        unsafe double Count<TVector, TLanes>(PackOperation<TVector, TLanes> pack)
            where TVector : unmanaged
            where TLanes : ILanes<TVector>
        {
            pack.Run(pool, batch);
            double values = 0;
            for (int tile = 0; tile < pack.Tiles; tile++)
            {
                _ = pack.Columns(tile, out int columns);
                values += (double)columns * PackOperation<TVector, TLanes>.ImagesAtOnce;
            }

            return values;
        }
    }
}
