using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Specification;
using ResearchPipeline.Stages;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>normalize: raw IDX files to the study's images and the dataset's facts.</summary>
internal static class NormalizeStage
{
    public const string Name = "normalize";
    public const string DatasetFileName = "dataset.safetensors";

    public static Stage Create(StageContext context) => new(
        Name,
        StageContext.Parameters(CanonicalText.ofDataset(context.Experiment.Dataset)),
        MnistFile.All.ToDictionary(file => $"data/{file.Name}", file => Path.Combine(context.Workspace.DataDirectory, file.Name)),
        StageContext.AssembliesAndResultsStore(typeof(MnistDataset)),
        output => Run(context, output));

    private static void Run(StageContext context, string output)
    {
        MnistDataset all = MnistDataset.Read(context.Workspace.DataDirectory);
        Dataset wanted = context.Experiment.Dataset;
        MnistDataset dataset = new(all.Train.Take(wanted.TrainImages), all.Test.Take(wanted.TestImages));
        DatasetFile.Write(Path.Combine(output, DatasetFileName), dataset);
        (string Split, DatasetFacts Facts)[] splits = [("train", DatasetFacts.Of(dataset.Train)), ("test", DatasetFacts.Of(dataset.Test))];
        using ResultDatabase database = new();
        database.WriteParquet(Path.Combine(output, "dataset.parquet"), new ResultTable(
            ResultColumn.Texts("split", splits.Select(split => split.Split).ToArray()),
            ResultColumn.Integers("images", splits.Select(split => split.Facts.Images).ToArray()),
            ResultColumn.Doubles("pixel_mean", splits.Select(split => split.Facts.PixelMean).ToArray()),
            ResultColumn.Doubles("variance_sum", splits.Select(split => split.Facts.VarianceSum).ToArray()),
            ResultColumn.Doubles("nonzero_share", splits.Select(split => split.Facts.NonZeroShare).ToArray())));
        var classes = splits.SelectMany(split => split.Facts.ImagesPerClass.Select((images, digit) => (split.Split, digit, images))).ToArray();
        database.WriteParquet(Path.Combine(output, "dataset_classes.parquet"), new ResultTable(
            ResultColumn.Texts("split", classes.Select(row => row.Split).ToArray()),
            ResultColumn.Bytes("digit", classes.Select(row => (byte)row.digit).ToArray()),
            ResultColumn.Integers("images", classes.Select(row => row.images).ToArray())));
    }
}
