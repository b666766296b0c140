using ResearchPipeline.Compute;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests;

/// <summary>Every kind of network: kills, threads and vectors show in no byte.</summary>
public sealed class NetworkLearnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("networks-").FullName;

    public static TheoryData<string> Systems => [.. Catalogue.small.Select(study => study.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Systems))]
    public void Stopped_after_any_step_it_comes_to_the_same_bytes(string name)
    {
        NetworkChain chain = ChainOf(name);
        IReadOnlyDictionary<string, TensorView>? below = Below(chain.Learner);
        string[] whole = Train(chain, below, "whole", "auto", 2);
        long steps = chain.PlanOf(Images, MnistImages.Classes).Steps;
        foreach (int stop in new[] { 1, (int)steps / 2, (int)steps - 1 })
        {
            using CancellationTokenSource asked = new();
            Should.Throw<OperationCanceledException>(() => Train(chain, below, $"{stop}", "auto", 2, new CancelAfter(stop, asked), asked.Token));
            Train(chain, below, $"{stop}", "reference", 1).ShouldBe(whole, $"after step {stop} of {steps}, and on another device");
        }
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Threads_and_vectors_show_in_no_byte(string name)
    {
        NetworkChain chain = ChainOf(name);
        IReadOnlyDictionary<string, TensorView>? below = Below(chain.Learner);
        string[] plain = Train(chain, below, "reference", "reference", 1);
        foreach (int width in Backends.Widths)
        {
            foreach (int threads in new[] { 1, 3 })
            {
                using IBackend backend = Backends.CreateSimd(width, threads);
                Train(chain, below, $"{width} {threads}", backend).ShouldBe(plain, $"{width} bits, {threads} threads");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Another_device_shows_in_no_byte_also_where_it_takes_over_in_the_middle_or_is_left(string name)
    {
        NetworkChain chain = ChainOf(name);
        IReadOnlyDictionary<string, TensorView>? below = Below(chain.Learner);
        string[] plain = Train(chain, below, "processor", "auto", 2);
        using IBackend device = OtherDevice.Open(), processor = Backends.Create("auto", 2);
        foreach ((IBackend first, IBackend second) in new[] { (device, processor), (processor, device) })
        {
            string folder = $"{first.Name} then {second.Name}";
            using CancellationTokenSource asked = new();
            Should.Throw<OperationCanceledException>(() => Train(chain, below, folder, first, new CancelAfter(1, asked), asked.Token));
            Train(chain, below, folder, second).ShouldBe(plain, folder);
        }
    }

    [Fact]
    public void A_network_leaves_the_weights_of_its_last_epoch_and_an_ensemble_those_of_each()
    {
        NetworkChain chain = ChainOf("small-plain");
        chain.Learner.Training.Epochs.ShouldBe(2);
        Train(chain, null, "whole", "auto", 2).Select(file => file.Split(' ')[0]).ShouldBe(["curves.safetensors", "trail.safetensors", "weights.safetensors"]);
        LearnerTraining.PlanOf(Small.Study).WeightFiles.ShouldBe(["weights-epoch-1.safetensors", "weights-epoch-2.safetensors", "weights.safetensors"]);
    }

    // Pixels in batches and all at once, labels, codes of a learner below that learned from all, a threshold of the first images, and their mean.
    [Theory]
    [InlineData("small-plain")]
    [InlineData("small-plain", "model.initialization = orthogonal-against-mean")]
    [InlineData("small-kl-sparse-lbfgs")]
    [InlineData("small-batch-k")]
    [InlineData("small-probe")]
    [InlineData("small-stack")]
    public void Whoever_learns_from_the_first_images_comes_to_the_bytes_of_whoever_has_no_others(string name, params string[] lines)
    {
        const int first = 60;
        NetworkChain all = ChainOf(name, lines);
        NetworkChain some = ChainOf(name, [.. lines, $"training.images = {first}"]);
        IReadOnlyDictionary<string, TensorView>? below = Below(all.Learner);
        some.PlanOf(Images, MnistImages.Classes).ShouldBe(all.PlanOf(first, MnistImages.Classes));
        string[] found = Train(some, below, "first", "auto", 2);
        string folder = Path.Combine(_folder, "no others");
        using IBackend backend = Backends.Create("auto", 2);
        LearnerTraining.RunOf(all, Small.Images(Images).Take(first), below, backend, null).Run(folder, Path.Combine(folder, "checkpoint"), "network", CancellationToken.None);
        found.ShouldBe(Hashes("no others"));
        found.ShouldNotBe(Train(all, below, "all", "auto", 2));
    }

    // 90 images of classes that come round: six of each are the first 60.
    [Theory]
    [InlineData("small-softmax")]
    [InlineData("small-kl-sparse-lbfgs")]
    [InlineData("small-probe")]
    public void Whoever_learns_from_the_first_of_each_class_is_shown_these(string name)
    {
        NetworkChain some = ChainOf(name, "training.images = per-class 6"), first = ChainOf(name, "training.images = 60");
        IReadOnlyDictionary<string, TensorView>? below = Below(some.Learner);
        some.PlanOf(Images, MnistImages.Classes).ShouldBe(first.PlanOf(Images, MnistImages.Classes));
        Train(some, below, "of each class", "auto", 2).ShouldBe(Train(first, below, "first", "auto", 2));
    }

    [Fact]
    public void Whoever_asks_for_more_of_a_class_than_there_are_is_told_before_it_learns() =>
        Should.Throw<DataException>(() => Train(ChainOf("small-softmax", "training.images = per-class 10"), null, "too many", "auto", 1))
            .Message.ShouldStartWith("The first 10 images of each class are learned from, and class 0 has 9 among the 90 training images.");

    [Fact]
    public void How_many_images_pass_at_once_of_a_full_batch_shows_in_no_byte()
    {
        NetworkChain chain = ChainOf("small-kl-sparse-lbfgs");
        string[] whole = Train(chain, null, "whole", "auto", 2);
        using IBackend backend = Backends.Create("auto", 2);
        string folder = Path.Combine(_folder, "parts");
        new TrainingRun(new NetworkLearner(chain, Small.Images(Images), null, backend, imagesAtOnce: 17), chain.PlanOf(Images, MnistImages.Classes), null)
            .Run(folder, Path.Combine(folder, "checkpoint"), "network", CancellationToken.None);
        Hashes("parts").ShouldBe(whole);
    }

    private const int Images = 90;

    private static NetworkChain ChainOf(string name, params string[] lines) =>
        ((Computation.Chained)ComputationModule.ofStudy(Catalogue.small.Single(study => study.Name == name).With(lines))).Item;

    private IReadOnlyDictionary<string, TensorView>? Below(Learner learner)
    {
        if (learner.Below() is not Learner below)
        {
            return null;
        }

        string folder = $"below {Guid.NewGuid():N}";
        Train(new NetworkChain(42, below), Below(below), folder, "auto", 2);
        return SafetensorsFile.Read(Path.Combine(_folder, folder, "weights.safetensors"), out _);
    }

    private string[] Train(
        NetworkChain chain, IReadOnlyDictionary<string, TensorView>? below, string name, string device, int threads, ITrainingMonitor? monitor = null, CancellationToken stop = default)
    {
        using IBackend backend = Backends.Create(device, threads);
        return Train(chain, below, name, backend, monitor, stop);
    }

    private string[] Train(
        NetworkChain chain, IReadOnlyDictionary<string, TensorView>? below, string name, IBackend backend, ITrainingMonitor? monitor = null, CancellationToken stop = default)
    {
        string folder = Path.Combine(_folder, name);
        LearnerTraining.RunOf(chain, Small.Images(Images), below, backend, monitor, TimeSpan.Zero).Run(folder, Path.Combine(folder, "checkpoint"), "network", stop);
        return Hashes(name);
    }

    private string[] Hashes(string name) =>
        [.. Directory.GetFiles(Path.Combine(_folder, name)).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {Sha256.OfFile(file)}")];
}
