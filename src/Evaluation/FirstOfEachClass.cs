using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Evaluation;

/// <summary>Images to show: of each class the first of a set.</summary>
internal static class FirstOfEachClass
{
    /// <summary>Their numbers by class, of those classes that have an image.</summary>
    public static int[] Of(ImageSet images) =>
        [.. Enumerable.Range(0, images.Classes).Select(label => images.Labels.Span.IndexOf((byte)label)).Where(image => image >= 0)];
}
