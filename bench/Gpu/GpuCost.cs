using ResearchPipeline.Compute;

namespace ResearchPipeline.Bench.Gpu;

/// <summary>
/// What a kernel of a step must at least do, counted from the shapes: every multiply-add, and every array read or written once. Weights that are gathered for active
/// latents are counted as one pass over them, for they fit the second-level cache of a GPU of today.
/// </summary>
/// <param name="MultiplyAdds">Fused multiply-adds.</param>
/// <param name="Bytes">Bytes from and to memory.</param>
internal readonly record struct GpuCost(double MultiplyAdds, double Bytes)
{
    private const double Number = sizeof(float);
    private const double WideNumber = sizeof(double);
    private const double Adam = 7;

    /// <summary>Seconds that its arithmetic or its bytes take at the device's peaks, whichever is more.</summary>
    public double Floor(GpuPeaks peaks) => Math.Max(MultiplyAdds / peaks.MultiplyAdds, Bytes / peaks.Bytes);

    /// <summary>The costs of a full step, by the name of the kernel.</summary>
    public static IReadOnlyDictionary<string, GpuCost> Of(EnsembleShape shape)
    {
        double members = shape.Members, images = shape.Capacity, inputs = shape.Inputs;
        double rows = members * images, active = rows * shape.K, features = members * shape.Latents, parameters = features * inputs;
        return new Dictionary<string, GpuCost>
        {
            ["take_images"] = new(0, images * inputs * (1 + Number)),
            ["encode"] = new(parameters * images, Number * (parameters + (images * inputs) + (rows * shape.Latents))),
            ["top_k"] = new(0, Number * ((rows * shape.Latents) + (2 * active))),
            ["disagree"] = new(members * active, Number * 3 * active),
            ["square_differences"] = new(active, Number * 2 * active),
            ["backpropagate"] = new((2 * active * inputs) + (rows * inputs), Number * (parameters + (2 * rows * inputs) + (4 * active))),
            ["count_silence"] = new(0, 2 * WideNumber * features),
            ["end_silence"] = new(0, (Number * active) + (WideNumber * features)),
            ["find_bad_gradient"] = new(0, Number * active),
            ["tell"] = new(0, 2 * WideNumber * rows),
            ["keep_silence"] = new(0, 2 * WideNumber * features),
            ["count_activity"] = new(0, Number * 2 * active),
            ["keep_errors"] = new(0, 2 * WideNumber * rows),
            ["list_active"] = new(0, Number * ((2 * active) + features)),
            ["update_weights"] = new((2 * active * inputs) + (Adam * parameters), Number * ((8 * parameters) + (rows * inputs) + (images * inputs) + (3 * active))),
        };
    }
}
