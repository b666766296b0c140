using ResearchPipeline.Bench.Machine;
using ResearchPipeline.Bench.Peer;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Bench.Studies;

/// <summary>studies: one learner of each kind among the arms of the classic studies, ours and PyTorch's in turn, in one run.</summary>
internal static class StudiesCommand
{
    private const int Iterations = 10;
    private const int QuickImages = 10_000;
    private const int WarmUpImages = 5_000;
    private const int WarmUpIterations = 3;

    // Two steps of most learners.
    private const int CheckedImages = 130;
    private const int CheckedIterations = 1;

    public static void Run(string dataDirectory, ImageSet images, int threads, int rounds, string python, bool isQuick)
    {
        int width = Backends.Widths.DefaultIfEmpty(128).First();
        using IBackend backend = Backends.CreateSimd(width, threads);
        using WorkerPool pool = new(threads);
        foreach (StudyCase one in StudyCase.All)
        {
            RequireSame(one.Short(CheckedImages, CheckedIterations), images, backend);
        }

        Console.WriteLine($"checked: {backend.Name} returns the bits of the reference ({StudyCase.All.Count} learners, {CheckedImages} images)");
        StudyCase[] cases = [.. StudyCase.All.Select(one => one.Short(isQuick ? QuickImages : images.Count, Iterations))];
        IReadOnlyDictionary<string, TensorView>?[] below = [.. cases.Select(one => one.Untaught(images, backend))];

        // With batches as small as these, PyTorch can be slower on more threads.
        TorchProgram[] programs = [.. ((int[])[threads, 1]).Distinct().Select(count => new TorchProgram(python, Path.Combine("Studies", "torch_networks.py"), count))];
        List<double> peaks = [];
        List<StudyTime>[] ours = [.. cases.Select(_ => new List<StudyTime>())];
        List<double>[] theirs = [.. cases.Select(_ => new List<double>())];
        for (int round = 0; round < rounds; round++)
        {
            peaks.Add(PeakArithmetic.Measure(pool, width));
            for (int i = 0; i < cases.Length; i++)
            {
                if (round == 0)
                {
                    // What is compiled in the first steps shall not be timed.
                    StudyTimer.Measure(cases[i].Short(WarmUpImages, WarmUpIterations), images, below[i], backend);
                }

                ours[i].Add(StudyTimer.Measure(cases[i], images, below[i], backend));
                theirs[i].Add(programs.Max(program =>
                {
                    double[] peer = program.Run(dataDirectory, $"--specification={TextOf(cases[i].Study)}");
                    return peer[1] / peer[0];
                }));
            }

            Console.WriteLine($"round {round + 1}: peak {peaks[^1]:0} GFLOP/s, {cases.Length} learners");
        }

        StudyResult[] results = [.. cases.Select((one, i) => StudyResult.Of(one, ours[i], theirs[i], Statistics.Median(peaks), one.MultiplyAdds(backend)))];
        StudyTable.Print(results, backend.Name);
        StudyTable.Keep(results, threads, rounds);
    }

    private static string TextOf(Study study) => CanonicalText.ofLines(CanonicalText.linesOfMeasured(study));

    private static void RequireSame(StudyCase one, ImageSet images, IBackend backend)
    {
        using IBackend reference = Backends.Create("reference", 1);
        if (HashOn(reference) != HashOn(backend))
        {
            throw new InvalidOperationException($"{one.Name} differs from the reference: nothing is timed.");
        }

        ParameterHash HashOn(IBackend device) => StudyTimer.Measure(one, images, one.Untaught(images.Take(CheckedImages), device), device).Hash;
    }
}
