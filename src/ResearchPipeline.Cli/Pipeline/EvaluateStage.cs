using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Weights;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;
using ResearchPipeline.Stages;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>evaluate: weights and images to result tables.</summary>
internal static class EvaluateStage
{
    public const string Name = "evaluate";

    public static Stage Create(StageContext context)
    {
        // Every result file says of what study it is, by which title and fingerprint.
        Dictionary<string, string> parameters = StageContext.Parameters(CanonicalText.ofExperiment(context.Experiment));
        parameters["title"] = context.Experiment.Title;
        parameters["name"] = context.Experiment.Name;
        return new Stage(
            Name,
            parameters,
            Inputs(context),
            StageContext.AssembliesAndResultsStore(
                typeof(Experiment), typeof(IBackend), typeof(MnistDataset), typeof(TrainingRun), typeof(Agreement), typeof(EvaluationRun)),
            output => Run(context, output));
    }

    private static Dictionary<string, string> Inputs(StageContext context)
    {
        int epochs = context.Experiment.Training.Epochs;
        Dictionary<string, string> inputs = Enumerable.Range(1, epochs)
            .Select(epoch => TrainingRun.EpochFile(epoch, epochs))
            .Append("curves.safetensors")
            .ToDictionary(file => $"train/{file}", file => context.Output(TrainStage.Name, file));
        inputs["normalize/dataset.safetensors"] = context.Output(NormalizeStage.Name, NormalizeStage.DatasetFileName);
        return inputs;
    }

    private static void Run(StageContext context, string output)
    {
        Experiment experiment = context.Experiment;
        MnistDataset dataset = DatasetFile.Read(context.Output(NormalizeStage.Name, NormalizeStage.DatasetFileName));
        int epochs = experiment.Training.Epochs;
        Ensemble[] ensembles = Enumerable.Range(1, epochs)
            .Select(epoch => EnsembleFile.Read(
                context.Output(TrainStage.Name, TrainingRun.EpochFile(epoch, epochs)),
                experiment.Training.Members, experiment.Model.Latents, ImageSet.ImagePixels))
            .ToArray();
        TrainingCurves curves = TrainingCurves.FromTensors(
            SafetensorsFile.Read(context.Output(TrainStage.Name, "curves.safetensors"), out _));
        using IBackend backend = context.CreateBackend();
        ProgressLine.Run(Name, line =>
            new EvaluationRun(experiment, dataset, backend, line.Update).Run(ensembles, curves, output));
    }
}
