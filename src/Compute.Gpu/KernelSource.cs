using System.Globalization;
using System.Text;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>The text of all kernels: one program, which an OpenCL driver or clang compiles.</summary>
public static class KernelSource
{
    // In the order in which one uses what another defines.
    private static readonly string[] Files = ["prelude.cl", "functions.cl", "elements.cl", "sums.cl", "products.cl", "selections.cl", "draws.cl", "ensemble.cl", "silence.cl", "totals.cl", "updates.cl", "probe.cl", "peaks.cl"];

    /// <summary>The text. What functions and formulas are called is written before it, so that both sides mean the same by a number.</summary>
    public static string Text { get; } = Whole();

    /// <summary>What clang makes of it for NVIDIA's GPUs, from compute capability 8.0 on.</summary>
    public static string Ptx { get; } = Of("kernels.ptx");

    private static string Whole()
    {
        StringBuilder text = new();
        Names<Function>(text);
        Names<Formula>(text);
        foreach (string file in Files)
        {
            _ = text.Append(Of(file)).Append('\n');
        }

        return text.ToString();
    }

    private static string Of(string file)
    {
        using Stream stream = typeof(KernelSource).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"The assembly has no kernels {file}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static void Names<T>(StringBuilder text)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"#define {typeof(T).Name}_{value} {Convert.ToInt32(value, CultureInfo.InvariantCulture)}\n");
        }
    }
}
