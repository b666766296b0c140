using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests;

public sealed class TrainingRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Every_backend_and_number_of_threads_trains_to_the_same_bytes(bool withBias, bool withAuxK)
    {
        TiedEnsemble recipe = (withAuxK ? Small.WithAuxK() : Small.Study).With($"model.bias = {(withBias ? "encoder-and-decoder" : "none")}").Recipe();
        string[] expected = Train("reference", recipe, "reference");
        foreach (int width in Backends.Widths)
        {
            foreach (int threads in (int[])[1, 2, 3])
            {
                Train($"{width}-{threads}", recipe, width, threads).ShouldBe(expected, $"{width} bits, {threads} threads");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_interrupted_run_resumes_to_the_bytes_of_an_uninterrupted_one(bool withAuxK)
    {
        TiedEnsemble recipe = withAuxK ? Small.WithAuxK().Recipe() : Small.With();
        string[] expected = Train("whole", recipe, "auto");
        foreach (int stopAfter in (int[])[1, 3, 4, 8])
        {
            string folder = Path.Combine(_folder, $"stopped-{stopAfter}");
            using CancellationTokenSource stop = new();
            using IBackend backend = Backends.Create("auto", 1);
            CancelAfter monitor = new(stopAfter, stop);
            Should.Throw<OperationCanceledException>(() => Run(recipe, backend, monitor, folder, stop.Token));
            Run(recipe, backend, null, folder, CancellationToken.None);
            Hashes(folder).ShouldBe(expected, $"stopped after {stopAfter} steps");
        }
    }

    // Epochs end after steps 3 and 6, where silent features are restarted by the processor.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_that_moves_between_devices_comes_to_the_same_bytes(bool withAuxK)
    {
        TiedEnsemble recipe = (withAuxK ? Small.WithAuxK() : Small.Study).With("model.bias = encoder-and-decoder").Recipe();
        string[] expected = Train("whole", recipe, "auto");
        using IBackend device = OtherDevice.Open(), processor = Backends.Create("auto", 2);
        foreach (int stopAfter in (int[])[1, 3, 4, 8, 9])
        {
            foreach ((IBackend first, IBackend second) in new[] { (device, processor), (processor, device) })
            {
                string folder = Path.Combine(_folder, $"{stopAfter} {first.Name}");
                using CancellationTokenSource stop = new();
                CancelAfter monitor = new(stopAfter, stop);

                // A device tells of its steps late, and may have come to the end by then.
                if (stopAfter < 7 || (stopAfter < 9 && first == processor))
                {
                    Should.Throw<OperationCanceledException>(() => Run(recipe, first, monitor, folder, stop.Token));
                }

                Run(recipe, second, null, folder, CancellationToken.None);
                Hashes(folder).ShouldBe(expected, folder);
            }
        }
    }

    // 90 steps an epoch: more than a device may leave untold; and a checkpoint before each, of whatever was told until then.
    [Theory]
    [InlineData(10)]
    [InlineData(0)]
    public void A_device_that_is_ahead_of_what_it_has_told_comes_to_the_same_bytes(int secondsBetweenCheckpoints)
    {
        TiedEnsemble recipe = Small.WithAuxK().With("training.batch-size = 1", "training.epochs = 2").Recipe();
        string[] expected = Train("whole", recipe, "auto");
        using IBackend device = OtherDevice.Open();
        string folder = Path.Combine(_folder, "device");
        using CancellationTokenSource stop = new();
        Should.Throw<OperationCanceledException>(() => LearnerTraining.RunOf(recipe, Small.Images(), device, new CancelAfter(70, stop), TimeSpan.FromSeconds(secondsBetweenCheckpoints))
            .Run(folder, Path.Combine(folder, "checkpoint"), "fingerprint", stop.Token));
        LearnerTraining.RunOf(recipe, Small.Images(), device, null, TimeSpan.FromSeconds(secondsBetweenCheckpoints)).Run(folder, Path.Combine(folder, "checkpoint"), "fingerprint", CancellationToken.None);
        Hashes(folder).ShouldBe(expected);
    }

    [Fact]
    public void A_step_that_diverges_on_a_device_is_told_as_by_the_processor_and_leaves_the_same_checkpoint()
    {
        TiedEnsemble recipe = Small.With("training.adam.learning-rate = 1e30");
        using IBackend device = OtherDevice.Open(), processor = Backends.Create("auto", 1);
        (string message, string checkpoint) = Diverge(processor, "processor");
        Diverge(device, "device").ShouldBe((message, checkpoint));

        (string Message, string Checkpoint) Diverge(IBackend backend, string name)
        {
            string folder = Path.Combine(_folder, name);
            string message = Should.Throw<DivergedException>(() => Run(recipe, backend, null, folder, CancellationToken.None)).Message;
            return (message, Sha256.OfFile(Directory.GetFiles(folder, "*checkpoint*").Single()));
        }
    }

    [Fact]
    public void A_run_killed_after_any_step_resumes_to_the_same_bytes_however_often_it_saves()
    {
        TiedEnsemble recipe = Small.With("model.latents = 120", "model.k = 3");
        string[] expected = Train("whole", recipe, "auto");
        string folder = Path.Combine(_folder, "killed");
        using IBackend backend = Backends.Create("auto", 1);
        for (int kill = 1; ; kill++)
        {
            // A monitor that throws is a kill as far as the run can tell: nothing is saved on the way out.
            try
            {
                RunSaving(recipe, backend, new KillAfter(1 + (kill % 3)), folder, kill % 2 == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(1));
                kill.ShouldBeGreaterThan(3);
                break;
            }
            catch (InvalidOperationException)
            {
                kill.ShouldBeLessThan(100);
            }
        }

        Hashes(folder).ShouldBe(expected);
    }

    [Fact]
    public void A_diverged_run_keeps_the_state_before_the_step_that_diverged()
    {
        TiedEnsemble recipe = Small.With("training.adam.learning-rate = 1e30");
        using IBackend backend = Backends.Create("auto", 1);
        string folder = Path.Combine(_folder, "diverged");
        Should.Throw<DivergedException>(() => Run(recipe, backend, null, folder, CancellationToken.None));
        TrainingCurves.FromTensors(SafetensorsFile.Read(Path.Combine(folder, "checkpoint"), out _)).Steps.ShouldBe(1);
        Should.Throw<DivergedException>(() => Run(recipe, backend, null, folder, CancellationToken.None))
            .Message.ShouldStartWith("Training diverged at step 2:", Case.Sensitive, "the second run begins there");
    }

    [Fact]
    public void A_diverging_run_stops_with_the_term_and_the_step()
    {
        TiedEnsemble recipe = Small.With("training.adam.learning-rate = 1e30");
        using IBackend backend = Backends.Create("auto", 1);
        DivergedException failure = Should.Throw<DivergedException>(() =>
            Run(recipe, backend, null, Path.Combine(_folder, "diverged"), CancellationToken.None));
        failure.Message.ShouldStartWith("Training diverged at step 2: the reconstruction error of member 0 is ");
        failure.Message.ShouldEndWith("Lower one of these: the learning rate (1E+30), lambda (0.05), the restart scale (1).");
    }

    [Fact]
    public void A_lambda_beyond_binary32_stops_at_the_first_step_before_it_spoils_a_parameter()
    {
        TiedEnsemble recipe = Small.With("training.consistency-weight = 1e300");
        using IBackend backend = Backends.Create("auto", 1);
        string folder = Path.Combine(_folder, "lambda");
        Should.Throw<DivergedException>(() => Run(recipe, backend, null, folder, CancellationToken.None))
            .Message.ShouldMatch("Training diverged at step 1: a code gradient of member 0 is .*Lower one of these: .*lambda \\(1E\\+300\\)");
        SafetensorsFile.Read(Path.Combine(folder, "checkpoint"), out _)["member.00.weight"].As<float>().ToArray().ShouldAllBe(weight => float.IsFinite(weight));
    }

    [Fact]
    public void Silent_features_are_counted_and_restarted_but_not_after_the_last_epoch()
    {
        TiedEnsemble recipe = Small.With("model.latents = 120", "model.k = 3");
        Train("silent", recipe, "auto");
        TrainingCurves curves = TrainingCurves.FromTensors(
            SafetensorsFile.Read(Path.Combine(_folder, "silent", "curves.safetensors"), out _));
        curves.Silent(0, 0).ShouldBeGreaterThan(0);
        curves.Restarted(0, 0).ShouldBe(Math.Min(curves.Silent(0, 0), Small.Images().Count));
        curves.Restarted(2, 0).ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_written_is_the_running_average_of_the_parameters_after_every_step(bool withBias)
    {
        TiedEnsemble recipe = Small.With("training.epochs = 1", $"model.bias = {(withBias ? "encoder-and-decoder" : "none")}");
        AverageOfSteps average = new(Ensemble.Initial(recipe, Small.Images()), rate: (float)(1 - 0.9));
        Layer[] written = Written(recipe, average);
        average.Steps.ShouldBe(3);
        for (int member = 0; member < 2; member++)
        {
            AverageOfSteps.Values(written[member]).ShouldBe(average.Of(member));
            average.Of(member).ShouldNotBe(average.Last(member), "an average lags behind what it follows");
        }
    }

    [Fact]
    public void Without_averaging_the_parameters_of_the_last_step_are_written()
    {
        TiedEnsemble recipe = Small.With("training.epochs = 1", "training.averaging = last-step");
        AverageOfSteps steps = new(Ensemble.Initial(recipe, Small.Images()), rate: 0.5f);
        AverageOfSteps.Values(Written(recipe, steps)[1]).ShouldBe(steps.Last(1));
    }

    private Layer[] Written(TiedEnsemble recipe, ITrainingMonitor monitor)
    {
        using IBackend backend = Backends.Create("auto", 1);
        string folder = Path.Combine(_folder, "written");
        Run(recipe, backend, monitor, folder, CancellationToken.None);
        return EnsembleFile.Read(Path.Combine(folder, "weights.safetensors"), 2, 40, 784).Layers;
    }

    private string[] Train(string name, TiedEnsemble recipe, string device)
    {
        using IBackend backend = Backends.Create(device, 1);
        return Train(name, recipe, backend);
    }

    private string[] Train(string name, TiedEnsemble recipe, int width, int threads)
    {
        using IBackend backend = Backends.CreateSimd(width, threads);
        return Train(name, recipe, backend);
    }

    private string[] Train(string name, TiedEnsemble recipe, IBackend backend)
    {
        string folder = Path.Combine(_folder, name);
        Run(recipe, backend, null, folder, CancellationToken.None);
        return Hashes(folder);
    }

    private static void Run(TiedEnsemble recipe, IBackend backend, ITrainingMonitor? monitor, string folder, CancellationToken cancellation) =>
        LearnerTraining.RunOf(recipe, Small.Images(), backend, monitor)
            .Run(folder, Path.Combine(folder, "checkpoint"), "fingerprint", cancellation);

    private static void RunSaving(TiedEnsemble recipe, IBackend backend, ITrainingMonitor monitor, string folder, TimeSpan between) =>
        LearnerTraining.RunOf(recipe, Small.Images(), backend, monitor, between)
            .Run(folder, Path.Combine(folder, "checkpoint"), "fingerprint", CancellationToken.None);

    private static string[] Hashes(string folder) => Directory.GetFiles(folder, "*.safetensors")
        .Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetFileName(file)} {Sha256.OfFile(file)}")
        .ToArray();

    private sealed class KillAfter(int steps) : ITrainingMonitor
    {
        private int _seen;

        public void StepDone(in TrainingProgress progress, ILearner learner)
        {
            if (++_seen == steps)
            {
                throw new InvalidOperationException("killed");
            }
        }
    }
}
