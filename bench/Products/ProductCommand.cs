using ResearchPipeline.Bench.Machine;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Bench.Products;

/// <summary>product: the products of a dense layer in GFLOP/s and as a share of the machine's peak, beside OpenBLAS and PyTorch.</summary>
internal static class ProductCommand
{
    // After a call OpenBLAS's threads wait for another, busily, and would take time from ours.
    private static readonly TimeSpan UntilIdle = TimeSpan.FromMilliseconds(200);
    private static readonly int[] Batches = [100, 1000, 10_000];
    private static readonly int[] Outputs = [64, 256, 1000];

    public static void Run(ImageSet images, int threads, int rounds, string python)
    {
        int width = Backends.Widths.DefaultIfEmpty(128).First();
        using IBackend backend = Backends.CreateSimd(width, threads);
        using WorkerPool pool = new(threads);
        ProductCase[] dense = Cases(null), sparse = Cases(images);
        foreach (ProductCase one in dense.Concat(sparse))
        {
            one.RequireSame(backend.Arithmetic);
        }

        Console.WriteLine($"checked: {backend.Name} returns the bits of the reference ({dense.Length + sparse.Length} products)");
        OpenBlas? blas = OpenBlas.TryLoad(threads);
        Console.WriteLine(blas is null ? "not compared with OpenBLAS: it is not installed (Debian: apt-get install libopenblas0-pthread)" : "compared with OpenBLAS");
        List<double> peaks = [];
        List<double[]> ours = [], ourSparse = [], blasTimes = [], torchTimes = [];
        for (int round = 0; round < rounds; round++)
        {
            peaks.Add(PeakArithmetic.Measure(pool, width));
            ours.Add([.. dense.Select(one => ProductTimer.Measure(() => backend.Arithmetic.Accumulate(one.A, one.B, one.C)))]);
            ourSparse.Add([.. sparse.Select(one => ProductTimer.Measure(() => backend.Arithmetic.Accumulate(one.A, one.B, one.C)))]);
            if (blas is not null)
            {
                blasTimes.Add([.. dense.Select(one => ProductTimer.Measure(() => blas.Accumulate(one.A, one.B, one.C)))]);
                Thread.Sleep(UntilIdle);
            }

            if (round == torchTimes.Count && TorchProducts.Measure(python, threads, Batches, Outputs) is { } times)
            {
                torchTimes.Add(times);
            }

            Console.WriteLine($"round {round + 1}: peak {peaks[^1]:0} GFLOP/s");
        }

        Console.WriteLine(torchTimes.Count == 0 ? $"not compared with PyTorch: {python} has none (Debian: apt-get install python3-torch)" : "compared with PyTorch");
        Keep(dense, threads, width, Statistics.Median(peaks), Medians(ours)!, Medians(ourSparse)!, Medians(blasTimes), Medians(torchTimes));
    }

    private static ProductCase[] Cases(ImageSet? images) =>
    [
        .. from batch in Batches
           from outputs in Outputs
           from form in Enum.GetValues<ProductForm>()
           select new ProductCase(form, batch, outputs, images),
    ];

    private static double[]? Medians(List<double[]> rounds) =>
        rounds.Count == 0 ? null : [.. Enumerable.Range(0, rounds[0].Length).Select(i => Statistics.Median(rounds.Select(round => round[i])))];

    private static void Keep(
        ProductCase[] cases, int threads, int width, double peak, double[] ours, double[] sparse, double[]? blas, double[]? torch)
    {
        Console.WriteLine($"{"product",-8} {"batch",6} {"outputs",8} {"ms",9} {"GFLOP/s",8} {"of peak",8} {"OpenBLAS",9} {"PyTorch",8} {"sparse ms",10}");
        for (int i = 0; i < cases.Length; i++)
        {
            string timed = $"{1e3 * ours[i],9:0.000} {Rate(i, ours),8:0} {Rate(i, ours) / peak,8:0%} {Rate(i, blas),9:0} {Rate(i, torch),8:0} {1e3 * sparse[i],10:0.000}";
            Console.WriteLine($"{cases[i].Formula,-8} {cases[i].Batch,6} {cases[i].Outputs,8} {timed}");
        }

        BenchResults.Write(
            new ResultTable<int>("product", "product", "Time of the products of a dense layer with 784 inputs, here and by libraries.")
                .Texts("product", "x: batch × inputs, W: outputs × inputs, δ: batch × outputs.", i => cases[i].Formula)
                .Integers("batch", "", "Rows of x.", i => cases[i].Batch)
                .Integers("outputs", "", "Rows of W.", i => cases[i].Outputs)
                .Integers("threads", "", "Threads.", _ => threads)
                .Integers("width", "bit", "Bits of a vector.", _ => width)
                .Doubles("peak_gigaflops", "GFLOP/s", "The most multiply-adds that the machine showed in this run.", _ => peak)
                .Doubles("milliseconds", "ms", "Median time here, of random operands.", i => 1e3 * ours[i])
                .Doubles("sparse_milliseconds", "ms", "Median time here, with pixels as x, and with one value in twenty of δ for δ·W.", i => 1e3 * sparse[i])
                .Doubles("gigaflops", "GFLOP/s", "Operations a second here, of random operands.", i => Rate(i, ours)!.Value)
                .OptionalDoubles("openblas_gigaflops", "GFLOP/s", "The same by OpenBLAS.", i => Rate(i, blas))
                .OptionalDoubles("pytorch_gigaflops", "GFLOP/s", "The same by PyTorch.", i => Rate(i, torch)),
            cases.Length);

        double? Rate(int i, double[]? seconds) => seconds is null ? null : cases[i].Operations / seconds[i] / 1e9;
    }
}
