using System.ComponentModel;
using System.Globalization;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Bench.Products;

/// <summary>The same products by PyTorch, in a process of its own.</summary>
internal static class TorchProducts
{
    /// <summary>Median seconds: for each batch and number of outputs the three forms; null where Python has no PyTorch.</summary>
    public static double[]? Measure(string python, int threads, IReadOnlyList<int> batches, IReadOnlyList<int> outputs)
    {
        string[] arguments =
        [
            Path.Combine(BenchResults.Root, "bench", "Products", "torch_product.py"), $"--threads={threads}", $"--inputs={ProductCase.Inputs}",
            "--batches", .. batches.Select(Text), "--outputs", .. outputs.Select(Text),
        ];
        try
        {
            // Its threads are OpenBLAS's own, which PyTorch does not set.
            ProcessOutcome child = new ChildProcess(python, arguments) { Variables = [$"OPENBLAS_NUM_THREADS={threads}"] }.Run();
            return child.ExitCode != 0
                ? null
                : [.. child.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
