using ResearchPipeline.Compute;

namespace ResearchPipeline.Bench.Gpu;

/// <summary>
/// What a kernel of a step has to do, counted from the shapes: every fused multiply-add, and every array read or written once. What it has of a single number for
/// each member, as hashes, is not counted.
/// </summary>
/// <param name="MultiplyAdds">Fused multiply-adds, of binary32 or binary64.</param>
/// <param name="Bytes">Bytes from and to memory.</param>
internal readonly record struct GpuCost(double MultiplyAdds, double Bytes)
{
    private const double Number = sizeof(float);
    private const double WideNumber = sizeof(double);
    private const double Intensities = 256;

    // First and second moment, the denominator and the average.
    private const double Adam = 4;

    // The square of a parameter, in the norm of its row.
    private const double RowNorm = 1;

    /// <summary>
    /// Seconds that its arithmetic takes at the peak or its bytes at the rate of a copy, whichever is more. No bound: what a cache holds comes faster than by
    /// that copy, and products and sums without an fma, and binary64, take more.
    /// </summary>
    public double Floor(GpuPeaks peaks) => Math.Max(MultiplyAdds / peaks.MultiplyAdds, Bytes / peaks.Bytes);

    /// <summary>The costs of a full step without biases and with rows of fixed norm, by the name of the kernel, of all its launches.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="silent">What silent features give it to do.</param>
    public static IReadOnlyDictionary<string, GpuCost> Of(EnsembleShape shape, SilentLoad silent)
    {
        double members = shape.Members, images = shape.Capacity, inputs = shape.Inputs;
        double rows = members * images, active = rows * shape.K, features = members * shape.Latents, parameters = features * inputs, entries = silent.Entries;
        double pixels = images * inputs, preactivations = rows * shape.Latents, residuals = rows * inputs, silentResiduals = silent.Rows * inputs;
        return new Dictionary<string, GpuCost>
        {
            ["take_images"] = new(0, pixels + (Number * (images + Intensities + pixels))),
            ["encode"] = new(parameters * images, Number * (parameters + features + pixels + preactivations)),
            ["top_k"] = new(0, Number * (preactivations + (2 * active))),
            ["disagree"] = new(active, Number * 3 * active),
            ["square_differences"] = new(active, (Number * 2 * active) + (WideNumber * images)),
            ["backpropagate"] = new((2 * active * inputs) + residuals + active, (Number * (parameters + (members * inputs) + pixels + residuals + (4 * active))) + (WideNumber * rows)),
            ["count_silence"] = new(0, 2 * WideNumber * features),
            ["end_silence"] = new(0, (Number * active) + (WideNumber * features)),
            ["name_silent"] = new(0, (WideNumber * features) + (Number * silent.Features)),
            ["silent_top_k"] = new(0, Number * (silent.Features + (images * silent.Features) + (2 * entries))),
            ["backpropagate_silent"] = new(
                (2 * entries * inputs) + silentResiduals + entries, (Number * ((silent.Features * inputs) + (2 * silentResiduals) + (3 * entries))) + (WideNumber * silent.Rows)),
            ["find_bad_gradient"] = new(0, Number * (active + entries)),
            ["tell"] = new(0, WideNumber * (rows + images + silent.Rows)),
            ["keep_silence"] = new(0, 2 * WideNumber * features),
            ["count_activity"] = new(0, Number * ((2 * active) + (2 * features))),
            ["keep_errors"] = new(0, (2 * WideNumber * rows) + (Number * images)),
            ["list_active"] = new(0, Number * ((2 * (active + entries)) + (2 * features))),
            ["update_weights"] = new(
                (2 * (active + entries) * inputs) + ((Adam + RowNorm) * parameters),
                Number * ((8 * parameters) + residuals + pixels + silentResiduals + (3 * (active + entries)) + (2 * features))),
        };
    }
}
