using System.Diagnostics;
using ResearchPipeline.Compute;

namespace ResearchPipeline.Bench.Operations;

/// <summary>operations: every operation on views beside the plain loops that define it.</summary>
internal static class OperationsCommand
{
    private static readonly (int Rows, int Columns)[] Shapes = [(100, 784), (1000, 1000)];

    public static void Run(int threads, int rounds)
    {
        using IBackend plain = Backends.Create("reference", 1), ours = Backends.Create("auto", threads);
        Console.WriteLine(ours.Name);
        Console.WriteLine($"{"operation",-20} {"rows",6} {"columns",8} {"plain us",12} {"our us",12} {"ratio",8} {"ns/value",9}");
        foreach ((int rows, int columns) in Shapes)
        {
            foreach (TimedOperation operation in TimedOperation.All)
            {
                OperationData expected = new(rows, columns), actual = new(rows, columns);
                operation.Run(plain.Arithmetic, expected);
                operation.Run(ours.Arithmetic, actual);
                if (!actual.HasResultsOf(expected))
                {
                    throw new InvalidOperationException($"{operation.Name} differs from the plain loops: nothing is timed.");
                }

                double[] plainTimes = [.. Enumerable.Range(0, rounds).Select(_ => Microseconds(operation, plain, expected, 1))];
                Microseconds(operation, ours, actual, 50);
                double[] ourTimes = [.. Enumerable.Range(0, 5 * rounds).Select(_ => Microseconds(operation, ours, actual, 20))];
                (double slow, double fast) = (Statistics.Median(plainTimes), Statistics.Median(ourTimes));
                Console.WriteLine(
                    $"{operation.Name,-20} {rows,6} {columns,8} {slow,12:0.0} {fast,12:0.0} {slow / fast,8:0.0} {1e3 * fast / (rows * columns),9:0.000}");
            }
        }
    }

    private static double Microseconds(TimedOperation operation, IBackend backend, OperationData data, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
        {
            operation.Run(backend.Arithmetic, data);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / times;
    }
}
