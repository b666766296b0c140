using System.Diagnostics;
using System.Globalization;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Sources;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>Times a step of the plain main study in a formulation of it, for the bench: prints seconds a step, the mean over all but the first ten, and the GFLOP/s of one large matrix product.</summary>
internal static class StepTimer
{
    /// <summary>The word that asks for it.</summary>
    public const string Word = "time";

    private const int Batch = 128;
    private const int Warmup = 10;
    private const int Seed = 1;

    /// <summary>Times.</summary>
    /// <param name="arguments">DATA_FOLDER FORM STEPS THREADS MEMBERS LATENTS K WEIGHT; the form is pairs, closed or sparse.</param>
    /// <exception cref="ArgumentException">They are not understood.</exception>
    public static void Run(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 8)
        {
            throw new ArgumentException("time takes DATA_FOLDER pairs|closed|sparse STEPS THREADS MEMBERS LATENTS K WEIGHT.");
        }

        int[] sizes = [.. arguments.Skip(2).Take(5).Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
        set_num_threads(sizes[1]);
        // What only a constructor has named is held too: else it could be finalized while libtorch still reads it.
        using TorchSharp.DisposeScope held = NewDisposeScope();
        ImageSet images = ImageDataset.Read(RawDatasets.Mnist, arguments[0]).Train;
        random.manual_seed(Seed);
        PlainShape shape = new(sizes[2], sizes[3], images.ImagePixels, sizes[4], double.Parse(arguments[7], CultureInfo.InvariantCulture));
        using Tensor pixels = Numbers.Of("single").Of(images, [.. Enumerable.Range(0, Math.Min(images.Count, sizes[0] * Batch))]);
        Action<Tensor> step = arguments[1] switch
        {
            "pairs" => new DenseStep(shape, overPairs: true).Run,
            "closed" => new DenseStep(shape, overPairs: false).Run,
            "sparse" => new SparseStep(shape, Batch).Run,
            _ => throw new ArgumentException($"There is no form \"{arguments[1]}\" of a step; choose pairs, closed or sparse."),
        };
        double seconds = Time(step, pixels, sizes[0]);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {ProductRate()}"));
    }

    private static double Time(Action<Tensor> step, Tensor pixels, int steps)
    {
        long start = 0;
        for (int i = 0; i < steps; i++)
        {
            start = i == Warmup ? Stopwatch.GetTimestamp() : start;
            using TorchSharp.DisposeScope scope = NewDisposeScope();
            long first = (long)i * Batch % (pixels.shape[0] - Batch + 1);
            step(pixels.narrow(0, first, Batch));
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / (steps - Warmup);
    }

    private static double ProductRate()
    {
        using Tensor a = rand(1024, 1024);
        double best = double.PositiveInfinity;
        for (int i = 0; i < 5; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using Tensor product = a.mm(a);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2 * Math.Pow(1024, 3) / best / 1e9;
    }
}
