using System.Diagnostics;

namespace ResearchPipeline.Bench.Products;

/// <summary>Times calls that take from microseconds to a second.</summary>
internal static class ProductTimer
{
    private const double Seconds = 0.1;
    private const int LeastCalls = 3;
    private const int WarmUpCalls = 2;

    /// <summary>Median seconds of a call.</summary>
    public static double Measure(Action call)
    {
        for (int i = 0; i < WarmUpCalls; i++)
        {
            call();
        }

        List<double> times = [];
        for (double total = 0; times.Count < LeastCalls || total < Seconds; total += times[^1])
        {
            long start = Stopwatch.GetTimestamp();
            call();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return Statistics.Median(times);
    }
}
