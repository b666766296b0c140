namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Lets a fault happen once at every point of the file layer, each in a folder of its own, and finishes after it.</summary>
internal static class EveryPoint
{
    /// <summary>Points 1, 1 + step, … until <paramref name="meet"/> says that the run came through before its point.</summary>
    public static void Sweep(SmokeRun undisturbed, int step, Func<SmokeFolder, int, bool> meet, string counted)
    {
        int next = 1 - step;
        bool through = false;
        Parallel.For(0, 2, _ =>
        {
            while (!Volatile.Read(ref through))
            {
                using SmokeFolder folder = new(undisturbed);
                if (meet(folder, Interlocked.Add(ref next, step)))
                {
                    Tally.Add(counted);
                }
                else
                {
                    Volatile.Write(ref through, true);
                }

                folder.Finish();
            }
        });
        next.ShouldBeGreaterThan(150, "a run of the smoke study writes some forty files, and each is touched four times");
    }
}
