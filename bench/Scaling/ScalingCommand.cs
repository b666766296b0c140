using System.Globalization;
using ResearchPipeline.Bench.Kernels;
using ResearchPipeline.Bench.Machine;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Bench.Scaling;

/// <summary>scaling: time and memory of a step against latents, members, k and threads, beside the growth that the counts predict.</summary>
internal static class ScalingCommand
{
    private const long MostCheckedFeatures = 5 * 1024;

    public static void Run(ImageSet images, int threads, int rounds)
    {
        IReadOnlyList<ScalingCase> cases = ScalingCase.All(threads);
        int width = Backends.Widths.DefaultIfEmpty(128).First();
        RequireEqualToReference(images, cases, width);
        Dictionary<int, MachinePeaks> peaks = cases
            .Select(one => one.Threads)
            .Distinct()
            .ToDictionary(count => count, count => MachinePeaks.Measure(count, width));
        List<Measurement>[] measured = cases.Select(_ => new List<Measurement>()).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < cases.Count; i++)
            {
                measured[i].Add(InProcessOfItsOwn(cases[i], peaks[cases[i].Threads]));
            }
        }

        Measurement[] medians = measured
            .Select(list => new Measurement(
                Statistics.Median(list.Select(one => one.Milliseconds)), list[0].Floor, Statistics.Median(list.Select(one => one.Bytes))))
            .ToArray();
        Measurement main = medians[cases.ToList().FindIndex(one => one.IsMainStudy(threads))];
        Print(cases, medians, main);
        BenchResults.Write(
            new ResultTable<int>("scaling", "parameter, value", "Time and memory of a step of the main study as one parameter changes.")
                .Texts("parameter", "The parameter that changes.", i => cases[i].Parameter)
                .Integers("value", "", "Its value.", i => cases[i].Value)
                .Doubles("milliseconds", "ms", "Median time of a step.", i => medians[i].Milliseconds)
                .Doubles("growth", "1", "Over the time of the main study.", i => medians[i].Milliseconds / main.Milliseconds)
                .Doubles("predicted_growth", "1", "The same as its floor predicts.", i => medians[i].Floor / main.Floor)
                .Doubles("megabytes", "MB", "Memory that a step works on, as measured.", i => medians[i].Bytes / 1e6)
                .Doubles("predicted_megabytes", "MB", "The same as predicted.", i => cases[i].WorkingBytes / 1e6),
            cases.Count);
    }

    // The largest cases would keep the reference busy for minutes; their kernels are those of the smaller ones.
    private static void RequireEqualToReference(ImageSet images, IReadOnlyList<ScalingCase> cases, int width)
    {
        foreach (ScalingCase one in cases.Where(one => (long)one.Members * one.Latents <= MostCheckedFeatures))
        {
            Check(one);
        }

        void Check(ScalingCase one)
        {
            using IBackend backend = Backends.CreateSimd(width, one.Threads);
            EqualToReference.Require(backend, images, one.Members, one.Latents, one.K);
        }
    }

    private static void Print(IReadOnlyList<ScalingCase> cases, Measurement[] medians, Measurement main)
    {
        Console.WriteLine($"{"parameter",-9} {"value",6} {"ms/step",9} {"growth",7} {"predicted",10} {"MB",8} {"predicted",10}");
        for (int i = 0; i < cases.Count; i++)
        {
            Console.WriteLine(
                $"{cases[i].Parameter,-9} {cases[i].Value,6} {medians[i].Milliseconds,9:0.00} {medians[i].Milliseconds / main.Milliseconds,7:0.00} {medians[i].Floor / main.Floor,10:0.00} {medians[i].Bytes / 1e6,8:0} {cases[i].WorkingBytes / 1e6,10:0}");
        }
    }

    private static Measurement InProcessOfItsOwn(ScalingCase one, MachinePeaks peaks)
    {
        string arguments = string.Create(
            CultureInfo.InvariantCulture,
            $"case --members={one.Members} --latents={one.Latents} --k={one.K} --threads={one.Threads} --peaks {peaks.GigaFlops:R} {peaks.MemoryGigabytes:R} {peaks.CacheGigabytes:R}");
        ProcessOutcome child = new ChildProcess(Environment.ProcessPath!, [typeof(ScalingCommand).Assembly.Location, .. arguments.Split(' ')]) { ShowsErrors = true }.Run();
        if (child.ExitCode != 0)
        {
            throw new InvalidOperationException($"The case \"{arguments}\" ended with exit code {child.ExitCode}; see its messages above.");
        }

        double[] numbers = child.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => double.Parse(word, CultureInfo.InvariantCulture))
            .ToArray();
        return new Measurement(numbers[0], numbers[1], numbers[2]);
    }

    private sealed record Measurement(double Milliseconds, double Floor, double Bytes);
}
