using System.Globalization;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Bench.Peer;

/// <summary>A program in PyTorch that prints numbers; the last is the GFLOP/s of a large matrix product.</summary>
/// <param name="Python">A Python with PyTorch.</param>
/// <param name="Script">Its path below bench.</param>
/// <param name="Threads">Threads to compute with.</param>
internal sealed record TorchProgram(string Python, string Script, int Threads)
{
    private const double SlowestProduct = 40;

    /// <summary>The numbers that it prints before the last.</summary>
    /// <exception cref="InvalidOperationException">There is no PyTorch, or it multiplies so slowly that no comparison would be fair.</exception>
    public double[] Run(params string[] arguments)
    {
        // Without -B a folder of compiled modules would lie beside the sources; OpenBLAS's threads are its own, which PyTorch does not set.
        ProcessOutcome child = new ChildProcess(Python, ["-B", Path.Combine(BenchResults.Root, "bench", Script), $"--threads={Threads}", .. arguments])
        {
            ShowsErrors = true,
            Variables = [$"OPENBLAS_NUM_THREADS={Threads}"],
        }.Run();
        if (child.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{Python} ended with exit code {child.ExitCode}: PyTorch is needed for this comparison (Debian: apt-get install python3-torch libopenblas0-pthread), or name a Python that has it with --python.");
        }

        double[] numbers = child.Output.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return numbers[^1] >= SlowestProduct
            ? numbers[..^1]
            : throw new InvalidOperationException(
                $"This PyTorch multiplies matrices at {numbers[^1]:0} GFLOP/s, so it has no optimised BLAS and no comparison would be fair (Debian: apt-get install libopenblas0-pthread).");
    }
}
