using System.Diagnostics;
using ResearchPipeline.Compute;

namespace ResearchPipeline.Bench.Functions;

/// <summary>vectors: every vectorised function against the scalar one that defines it, bit for bit, for all 2³² inputs at each width.</summary>
internal static class VectorsCommand
{
    public static void Run(uint stride, int threads)
    {
        bool differs = false;
        Console.WriteLine($"at {string.Join(", ", Backends.Widths)} bits");
        Console.WriteLine($"{"function",-16} {"inputs",13} {"different",11} {"at",14} {"seconds",8}");
        foreach (Function function in Enum.GetValues<Function>())
        {
            Stopwatch watch = Stopwatch.StartNew();
            VectorCheck check = VectorCheck.Run(function, stride, threads);
            differs |= check.Different > 0;
            Console.WriteLine($"{function,-16} {check.Inputs,13} {check.Different,11} {check.FirstInput,14:R} {watch.Elapsed.TotalSeconds,8:0.0}");
        }

        if (differs)
        {
            throw new InvalidOperationException("A vectorised function returns other bits than the scalar one.");
        }
    }
}
