using System.Runtime.Intrinsics;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Compute.Simd;
using ResearchPipeline.Compute.Simd.Wide;

namespace ResearchPipeline.Compute;

/// <summary>The backends this machine can run.</summary>
public static class Backends
{
    /// <summary>The device names that <see cref="Create"/> knows.</summary>
    public static IReadOnlyList<string> Devices { get; } = ["auto", "cpu", "reference"];

    /// <summary>The vector widths, in bits, that this processor computes in hardware, widest first.</summary>
    public static IReadOnlyList<int> Widths { get; } =
        new[] { (512, Vector512.IsHardwareAccelerated), (256, Vector256.IsHardwareAccelerated), (128, Vector128.IsHardwareAccelerated) }
            .Where(width => width.Item2)
            .Select(width => width.Item1)
            .ToArray();

    /// <summary>The backend for a device name: "auto" and "cpu" take the widest vectors, "reference" the plain loops.</summary>
    /// <exception cref="ArgumentException">The name is none of <see cref="Devices"/>.</exception>
    public static IBackend Create(string device, int threads) => device switch
    {
        "auto" or "cpu" => CreateSimd(Widths.DefaultIfEmpty(128).First(), threads),
        "reference" => new ReferenceBackend(),
        _ => throw new ArgumentException($"There is no device \"{device}\"; choose one of {string.Join(", ", Devices)}.", nameof(device)),
    };

    /// <summary>A vector backend of a given width.</summary>
    public static IBackend CreateSimd(int width, int threads) => width switch
    {
        512 => new SimdBackend<Vector512<float>, Lanes512, Vector512<double>, WideLanes512>(threads),
        256 => new SimdBackend<Vector256<float>, Lanes256, Vector256<double>, WideLanes256>(threads),
        128 => new SimdBackend<Vector128<float>, Lanes128, Vector128<double>, WideLanes128>(threads),
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, "Vectors are 128, 256 or 512 bits wide."),
    };
}
