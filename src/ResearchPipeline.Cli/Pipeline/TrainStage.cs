using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;
using ResearchPipeline.Stages;
using ResearchPipeline.Training;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>train: images to weights by epoch and training curves.</summary>
internal static class TrainStage
{
    public const string Name = "train";
    private const int MonitoredImages = 1000;

    public static Stage Create(StageContext context) => new(
        Name,
        StageContext.Parameters(CanonicalText.ofLearning(context.Experiment)),
        new Dictionary<string, string>
        {
            ["normalize/dataset.safetensors"] = context.Output(NormalizeStage.Name, NormalizeStage.DatasetFileName),
        },
        StageContext.Assemblies(typeof(Experiment), typeof(IBackend), typeof(MnistDataset), typeof(TrainingRun)),
        output => Run(context, output));

    private static void Run(StageContext context, string output)
    {
        MnistDataset dataset = DatasetFile.Read(context.Output(NormalizeStage.Name, NormalizeStage.DatasetFileName));
        using IBackend backend = context.CreateBackend();
        Console.WriteLine($"  {context.Experiment.Training.Members} members on {backend.Name}");
        ProgressLine.Run(
            Name,
            line =>
            {
                using TrainingDisplay display = Display(context, dataset.Train, backend, line);
                string fingerprint = Fingerprint.ofText(
                    CanonicalText.ofDataset(context.Experiment.Dataset) + CanonicalText.ofLearning(context.Experiment));
                new TrainingRun(context.Experiment, dataset.Train, backend, display)
                    .Run(output, Path.Combine(output, "checkpoint.safetensors"), fingerprint, context.Cancellation);
            },
            steady: true);
    }

    // Test images are for the evaluation alone.
    private static TrainingDisplay Display(StageContext context, ImageSet images, IBackend backend, ProgressLine line) => new(
        line, context.Log, new ReconstructionMonitor(backend, images.TakeLast(Math.Min(MonitoredImages, images.Count)), context.Experiment.Model.K));
}
