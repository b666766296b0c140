using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Evaluation;

/// <summary>Images to show: of each digit the first of a set.</summary>
internal static class FirstOfEachDigit
{
    /// <summary>Their numbers by digit, of those digits that have an image.</summary>
    public static int[] Of(ImageSet images) =>
        [.. Enumerable.Range(0, ImageSet.Classes).Select(digit => images.Labels.Span.IndexOf((byte)digit)).Where(image => image >= 0)];
}
