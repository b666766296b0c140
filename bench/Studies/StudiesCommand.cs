using ResearchPipeline.Bench.Machine;
using ResearchPipeline.Bench.Peer;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
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
        TorchProgram program = new(python, Path.Combine("Studies", "torch_networks.py"), threads);
        List<double> peaks = [];
        List<double>[] ours = [.. cases.Select(_ => new List<double>())], theirs = [.. cases.Select(_ => new List<double>())];
        for (int round = 0; round < (isQuick ? 1 : rounds); round++)
        {
            peaks.Add(PeakArithmetic.Measure(pool, width));
            for (int i = 0; i < cases.Length; i++)
            {
                // What is compiled in the first round shall not be timed.
                _ = round == 0 ? StudyTimer.Measure(cases[i].Short(WarmUpImages, WarmUpIterations), images, below[i], backend).Seconds : 0;
                (double seconds, double seen, _) = StudyTimer.Measure(cases[i], images, below[i], backend);
                ours[i].Add(seen / seconds);
                double[] peer = program.Run(dataDirectory, $"--specification={TextOf(cases[i].Study)}");
                theirs[i].Add(peer[1] / peer[0]);
            }

            Console.WriteLine($"round {round + 1}: peak {peaks[^1]:0} GFLOP/s, {cases.Length} learners");
        }

        StudyResult[] results =
        [
            .. cases.Select((one, i) => new StudyResult(
                one, Statistics.Median(ours[i]), Statistics.Median(theirs[i]), Statistics.Median(ours[i].Zip(theirs[i], (own, peer) => own / peer)),
                2e-9 * one.MultiplyAdds(backend))),
        ];
        Print(results, Statistics.Median(peaks), backend.Name);
        if (!isQuick)
        {
            Keep(results, threads, rounds, Statistics.Median(peaks));
        }
    }

    private static string TextOf(Study study) => CanonicalText.ofLines(CanonicalText.linesOfMeasured(study));

    private static void RequireSame(StudyCase one, ImageSet images, IBackend backend)
    {
        using IBackend reference = Backends.Create("reference", 1);
        if (HashOn(reference) != HashOn(backend))
        {
            throw new InvalidOperationException($"{one.Study.Name}, {one.Arm} ({one.Layers}) differs from the reference: nothing is timed.");
        }

        ParameterHash HashOn(IBackend device) => StudyTimer.Measure(one, images, one.Untaught(images.Take(CheckedImages), device), device).Hash;
    }

    private static void Print(StudyResult[] results, double peak, string backend)
    {
        Console.WriteLine($"{backend}; images a second, of L-BFGS those of every evaluation");
        Console.WriteLine($"{"study",-13} {"arm",-15} {"layers",-20} {"by",-7} {"batch",6} {"ours",9} {"PyTorch",9} {"ratio",6} {"GFLOP/s",8} {"of peak",8}");
        foreach (StudyResult result in results)
        {
            StudyCase one = result.Case;
            string what = $"{one.Study.Name,-13} {one.Arm,-15} {one.Layers,-20} {one.Optimizer,-7} {one.Batch,6}";
            Console.WriteLine($"{what} {result.Ours,9:#,0} {result.Peer,9:#,0} {result.Ratio,6:0.00} {result.GigaFlops,8:0} {result.GigaFlops / peak,8:0%}");
        }
    }

    private static void Keep(StudyResult[] results, int threads, int rounds, double peak) => BenchResults.Write(
        new ResultTable<int>("studies", "studies", "Training of one learner of each kind among the arms of the classic studies, here and in PyTorch.")
            .Texts("study", "Name of the study.", i => results[i].Case.Study.Name)
            .Texts("arm", "Name of the arm.", i => results[i].Case.Arm)
            .Texts("layers", "Units of each layer, from the input to the output.", i => results[i].Case.Layers)
            .Texts("optimizer", "What follows the gradients.", i => results[i].Case.Optimizer)
            .Integers("batch", "", "Images of an evaluation of the loss.", i => results[i].Case.Batch)
            .Integers("threads", "", "Threads of both.", _ => threads)
            .Integers("rounds", "", "Rounds, in which both are timed one after the other.", _ => rounds)
            .Doubles("peak_gigaflops", "GFLOP/s", "The most multiply-adds that the machine showed in this run.", _ => peak)
            .Doubles("images_per_second", "1/s", "Images a second here; an image counts in every evaluation of the loss.", i => results[i].Ours)
            .Doubles("peer_images_per_second", "1/s", "The same by PyTorch.", i => results[i].Peer)
            .Doubles("ratio", "1", "Median over rounds of ours over the peer's.", i => results[i].Ratio)
            .Doubles("gigaflops", "GFLOP/s", "Operations of dense layers a second here; zeros count as any other number.", i => results[i].GigaFlops),
        results.Length);

    private sealed record StudyResult(StudyCase Case, double Ours, double Peer, double Ratio, double GigaOperations)
    {
        public double GigaFlops => Ours * GigaOperations;
    }
}
