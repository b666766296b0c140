using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>An ensemble of awkward sizes, learned by us and by libtorch.</summary>
internal static class SmallEnsemble
{
    public const int Members = 3, Latents = 19, K = 4, Batch = 7, Count = 25;

    private static readonly string[] Sizes =
        [$"training.members={Members}", $"model.latents={Latents}", $"model.k={K}", $"training.batch-size={Batch}", "training.auxiliary-loss=none", "training.row-norms=learned", "training.averaging=last-step", "training.silent-features=leave"];

    // It has no threads to be ended.
    private static readonly IBackend Backend = new Reference.ReferenceBackend();

    /// <summary>25 images of 3 x 7 pixels.</summary>
    public static ImageSet Images { get; } = ImagesOf();

    /// <summary>The study with other choices.</summary>
    public static Study Study(params string[] lines) => Sizes.Concat(lines).Aggregate(Smoke.study, CommandWords.Changed);

    /// <summary>Our run.</summary>
    public static (Curves Curves, IReadOnlyDictionary<string, TensorView> AfterFirst, IReadOnlyDictionary<string, TensorView> Last) Ours(Study study)
    {
        TrainingRun run = NewRun(study);
        Curves curves = run.Learner.NewCurves();
        IReadOnlyDictionary<string, TensorView>? afterFirst = null;
        for (int epoch = 0; epoch < run.Plan.Epochs; epoch++)
        {
            int[] order = run.Plan.OrderOf(epoch);
            run.Learner.BeginEpoch();
            for (int step = 0; step < run.Plan.StepsPerEpoch; step++)
            {
                run.Learner.Step(order.AsSpan(run.Plan.ImagesOf(step)), (long)epoch * run.Plan.StepsPerEpoch + step + 1, curves);
                afterFirst ??= Copied(run.Learner.State());
            }

            run.Learner.EndEpoch(epoch, epoch + 1 == run.Plan.Epochs, curves);
        }

        return (curves, afterFirst!, run.Learner.State());
    }

    /// <summary>That of libtorch.</summary>
    public static (TorchTraining Training, TorchEnsemble Learner) Theirs(Study study, string numbers = "single")
    {
        Libtorch.Require();
        TrainingRun run = NewRun(study);
        TorchEnsemble learner = new(study, Images, run.Learner, Numbers.Of(numbers));
        return (TorchTraining.Run(learner, run.Learner, run.Plan, run.Plan.Steps, folder: null, new Progress(_ => { }, "", run.Plan.Steps)), learner);
    }

    private static TrainingRun NewRun(Study study) => LearnerTraining.RunOf(TiedEnsembleModule.ofStudy(study), Images, Backend, monitor: null);

    private static Dictionary<string, TensorView> Copied(IReadOnlyDictionary<string, TensorView> state) =>
        state.ToDictionary(pair => pair.Key, pair => pair.Value with { Bytes = pair.Value.Bytes.ToArray() });

    private static ImageSet ImagesOf()
    {
        PhiloxSequence random = new(17, Purpose.Samples, 0);
        byte[] pixels = [.. Enumerable.Range(0, Count * 21).Select(_ => (byte)(random.NextDouble() * 256))];
        return new ImageSet(pixels, new byte[Count], new ImageKind(new ImageShape(rows: 3, columns: 7, channels: 1), classes: 10));
    }
}
