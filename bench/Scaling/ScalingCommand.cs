using System.Diagnostics;
using System.Globalization;
using ResearchPipeline.Bench.Kernels;
using ResearchPipeline.Bench.Machine;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;

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
        BenchResults.Write("scaling", new ResultTable(
            ResultColumn.Texts("parameter", cases.Select(one => one.Parameter).ToArray()),
            ResultColumn.Integers("value", cases.Select(one => one.Value).ToArray()),
            ResultColumn.Doubles("milliseconds", medians.Select(one => one.Milliseconds).ToArray()),
            ResultColumn.Doubles("growth", medians.Select(one => one.Milliseconds / main.Milliseconds).ToArray()),
            ResultColumn.Doubles("predicted_growth", medians.Select(one => one.Floor / main.Floor).ToArray()),
            ResultColumn.Doubles("megabytes", medians.Select(one => one.Bytes / 1e6).ToArray()),
            ResultColumn.Doubles("predicted_megabytes", cases.Select(one => one.WorkingBytes / 1e6).ToArray())));
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
        ProcessStartInfo start = new(Environment.ProcessPath!, $"\"{typeof(ScalingCommand).Assembly.Location}\" {arguments}") { RedirectStandardOutput = true };
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0)
        {
            throw new InvalidOperationException($"The case \"{arguments}\" ended with exit code {child.ExitCode}; see its messages above.");
        }

        double[] numbers = output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => double.Parse(word, CultureInfo.InvariantCulture))
            .ToArray();
        return new Measurement(numbers[0], numbers[1], numbers[2]);
    }

    private sealed record Measurement(double Milliseconds, double Floor, double Bytes);
}
