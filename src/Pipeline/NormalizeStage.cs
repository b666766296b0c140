using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Engine;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>normalize: raw files to the study's images.</summary>
internal static class NormalizeStage
{
    public const string Description = "Check the images, cut the study's part, and measure the dataset.";
    public const string DatasetFileName = Normalization.ImagesFile;

    public static Stage Create(StageContext context, string place, Dataset dataset)
    {
        Normalization body = new(dataset);
        return new(
            StageNames.Normalize,
            body.Parameters,
            body.Inputs.ToDictionary(name => name, name => Path.Combine(context.Workspace.Artifacts, name)),
            Normalization.Outputs,
            context.Tools(new Dictionary<string, string>(), []),
            body.Run)
        {
            Place = place,
        };
    }
}
