using System.Diagnostics;
using ResearchPipeline.Data.Tables;

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
            BenchResults.Write(
                new ResultTable<int>("functions", "function", "Every function against the correctly rounded value, for all 2³² inputs.")
                    .Texts("function", "Name of the function.", i => CheckedFunction.All[i].Name)
                    .Doubles("inputs", "inputs", "Inputs that were checked.", i => checks[i].Inputs)
                    .Doubles("misrounded", "inputs", "Inputs whose value is not the correctly rounded one.", i => checks[i].Misrounded)
                    .Doubles("largest_ulp", "ulp", "Largest distance from the correctly rounded value.", i => checks[i].LargestUlp)
                    .OptionalFloats("worst_input", "1", "An input where it is reached.", i => checks[i].WorstInput),
                checks.Count);
        }

        if (checks.Any(check => check.LargestUlp > 1))
        {
            throw new InvalidOperationException("A function is more than one unit in the last place away from the correctly rounded value.");
        }
    }
}
