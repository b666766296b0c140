using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Bench.Peer;

/// <summary>peer: training steps a second of the main study, ours, PyTorch's and libtorch's in turn, in one run.</summary>
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
        (string Name, Func<double> Time)[] peers = [.. Peers(dataDirectory, recipe, threads, python)];
        List<double> ours = [];
        List<double>[] theirs = peers.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            ours.Add(TrainingTimer.Measure(study, images, backend, OurSteps));
            for (int peer = 0; peer < peers.Length; peer++)
            {
                theirs[peer].Add(peers[peer].Time());
            }

            Console.WriteLine($"round {round + 1}: {1e3 * ours[^1]:0.00} ms a step; {string.Join("; ", peers.Select((peer, i) => $"{peer.Name} {1e3 * theirs[i][^1]:0.0}"))}");
        }

        double[] ratios = theirs.Select(times => Statistics.Median(times.Zip(ours, (peer, own) => peer / own))).ToArray();
        Console.WriteLine($"median ratio over {rounds} rounds: {string.Join("; ", peers.Select((peer, i) => $"{peer.Name} {ratios[i]:0.0}"))} ({backend.Name})");
        string[] names = [.. peers.Select(peer => peer.Name)];
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

    // Where libtorch is not built, it is told how to, and PyTorch is the only peer.
    private static IEnumerable<(string Name, Func<double> Time)> Peers(string dataDirectory, TiedEnsemble recipe, int threads, string python)
    {
        TorchProgram program = new(python, Path.Combine("Peer", "torch_ksparse.py"), threads);
        string[] arguments = [dataDirectory, $"--steps={PeerSteps}", $"--members={recipe.Members}", $"--latents={recipe.Latents}", $"--k={recipe.K}"];
        yield return ("PyTorch", () => program.Run(arguments)[0]);
        yield return ("PyTorch, closed-form consistency", () => program.Run([.. arguments, "--closed-form"])[0]);
        if (!LibtorchProgram.IsBuilt)
        {
            Console.WriteLine("libtorch is not built; to time it too: dotnet build src/Compute.Torch --configuration Release -p:TorchBackend=cpu");
            yield break;
        }

        LibtorchProgram libtorch = new(threads);
        foreach ((string form, string name) in LibtorchProgram.Forms)
        {
            yield return (name, () => libtorch.Time(form, dataDirectory, recipe, PeerSteps));
        }
    }
}
