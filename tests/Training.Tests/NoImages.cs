using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Tests;

/// <summary>Images of which only the size is asked for.</summary>
internal static class NoImages
{
    /// <summary>One of so many pixels.</summary>
    public static ImageSet Of(int pixels) => new(new byte[pixels], new byte[1], new ImageKind(new ImageShape(rows: 1, columns: pixels, channels: 1), classes: 10));
}
