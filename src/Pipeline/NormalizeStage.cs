using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>normalize: raw IDX files to the study's images.</summary>
internal static class NormalizeStage
{
    public const string Name = "normalize";
    public const string DatasetFileName = Normalization.ImagesFile;

    public static Stage Create(StageContext context)
    {
        Normalization body = new(context.Study.Dataset);
        return new(
            Name,
            body.Parameters,
            Normalization.Inputs.ToDictionary(name => name, name => Path.Combine(context.Workspace.Artifacts, name)),
            Normalization.Outputs,
            context.Tools(new Dictionary<string, string>(), []),
            body.Run);
    }
}
