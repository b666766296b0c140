using System.Diagnostics;
using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Bench.Functions;

/// <summary>functions: every function against the correctly rounded value, for all 2³² inputs.</summary>
internal static class FunctionsCommand
{
    public static void Run(uint stride, int threads)
    {
        List<FunctionCheck> checks = [];
        Console.WriteLine($"{"function",-16} {"inputs",13} {"misrounded",11} {"largest ulp",12} {"worst input",14} {"seconds",8}");
        foreach (CheckedFunction function in CheckedFunction.All)
        {
            Stopwatch watch = Stopwatch.StartNew();
            FunctionCheck check = FunctionCheck.Run(function, stride, threads);
            checks.Add(check);
            Console.WriteLine(
                $"{function.Name,-16} {check.Inputs,13} {check.Misrounded,11} {check.LargestUlp,12} {check.WorstInput,14:R} {watch.Elapsed.TotalSeconds,8:0.0}");
        }

        if (stride == 1)
        {
            BenchResults.Write("functions", new ResultTable(
                ResultColumn.Texts("function", CheckedFunction.All.Select(function => function.Name).ToArray()),
                ResultColumn.Doubles("inputs", checks.Select(check => (double)check.Inputs).ToArray()),
                ResultColumn.Doubles("misrounded", checks.Select(check => (double)check.Misrounded).ToArray()),
                ResultColumn.Doubles("largest_ulp", checks.Select(check => (double)check.LargestUlp).ToArray()),
                ResultColumn.Floats("worst_input", checks.Select(check => check.WorstInput).ToArray())));
        }

        if (checks.Any(check => check.LargestUlp > 1))
        {
            throw new InvalidOperationException("A function is more than one unit in the last place away from the correctly rounded value.");
        }
    }
}
