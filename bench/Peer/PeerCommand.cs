using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Bench.Peer;

/// <summary>peer: training steps a second of the main study, ours and PyTorch's in turn, in one run.</summary>
internal static class PeerCommand
{
    private const int OurSteps = 300;
    private const int PeerSteps = 40;

    public static void Run(string dataDirectory, ImageSet images, int threads, int rounds, string python)
    {
        using IBackend backend = Backends.Create("auto", threads);
        // The loss that both have.
        Study study = StudyOf.Plain;
        TiedEnsemble recipe = study.Recipe();
        Kernels.EqualToReference.Require(backend, images, recipe.Members, recipe.Latents, recipe.K);
        _ = TrainingTimer.Measure(study, images, backend, OurSteps);
        TorchProgram program = new(python, Path.Combine("Peer", "torch_ksparse.py"), threads);
        string[] variants = ["", "--closed-form"];
        List<double> ours = [];
        List<double>[] theirs = variants.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            ours.Add(TrainingTimer.Measure(study, images, backend, OurSteps));
            for (int variant = 0; variant < variants.Length; variant++)
            {
                theirs[variant].Add(TimePeer(program, dataDirectory, recipe, variants[variant]));
            }

            Console.WriteLine(
                $"round {round + 1}: {1e3 * ours[^1]:0.00} ms a step; PyTorch {1e3 * theirs[0][^1]:0.0}, with closed-form consistency {1e3 * theirs[1][^1]:0.0}");
        }

        double[] ratios = theirs.Select(times => Statistics.Median(times.Zip(ours, (peer, own) => peer / own))).ToArray();
        Console.WriteLine($"median ratio over {rounds} rounds: {ratios[0]:0.0} x PyTorch, {ratios[1]:0.0} x with closed-form consistency ({backend.Name})");
        string[] names = ["PyTorch", "PyTorch, closed-form consistency"];
        BenchResults.Write(
            new ResultTable<int>("peer", "peer", "A step of the main study here and in PyTorch.")
                .Texts("peer", "Name of the peer.", i => names[i])
                .Integers("threads", "", "Threads of both.", _ => threads)
                .Integers("rounds", "", "Rounds, in which both are timed one after the other.", _ => rounds)
                .Doubles("our_milliseconds", "ms", "Median time of a step here.", _ => 1e3 * Statistics.Median(ours))
                .Doubles("peer_milliseconds", "ms", "Median time of a step of the peer.", i => 1e3 * Statistics.Median(theirs[i]))
                .Doubles("ratio", "1", "Median over rounds of peer over ours.", i => ratios[i]),
            names.Length);
    }

    private static double TimePeer(TorchProgram program, string dataDirectory, TiedEnsemble recipe, string variant)
    {
        string[] arguments = [dataDirectory, $"--steps={PeerSteps}", $"--members={recipe.Members}", $"--latents={recipe.Latents}", $"--k={recipe.K}"];
        return program.Run(variant.Length == 0 ? arguments : [.. arguments, variant])[0];
    }
}
