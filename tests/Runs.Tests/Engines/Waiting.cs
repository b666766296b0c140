using System.Diagnostics;

namespace ResearchPipeline.Runs.Tests.Engines;

/// <summary>For what another program does in its own time.</summary>
internal static class Waiting
{
    /// <summary>Asks until it is so; fails after five minutes.</summary>
    public static void Until(Func<bool> so)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!so())
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(5));
            Thread.Sleep(300);
        }
    }
}
