using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Stages;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>normalize: raw IDX files to the study's images.</summary>
internal static class NormalizeStage
{
    public const string Name = "normalize";
    public const string DatasetFileName = "dataset.safetensors";

    public static Stage Create(StageContext context) => new(
        Name,
        StageContext.Parameters(CanonicalText.ofDataset(context.Experiment.Dataset)),
        MnistFile.All.ToDictionary(file => $"data/{file.Name}", file => Path.Combine(context.Workspace.DataDirectory, file.Name)),
        StageContext.Assemblies(typeof(MnistDataset)),
        output => Run(context, output));

    private static void Run(StageContext context, string output)
    {
        MnistDataset all = MnistDataset.Read(context.Workspace.DataDirectory);
        Dataset wanted = context.Experiment.Dataset;
        MnistDataset dataset = new(all.Train.Take(wanted.TrainImages), all.Test.Take(wanted.TestImages));
        DatasetFile.Write(Path.Combine(output, DatasetFileName), dataset);
    }
}
