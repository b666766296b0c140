using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Training.Networks;

/// <summary>Pixels as they are.</summary>
internal sealed class PixelInputs(ImageSet images) : ITrainingInputs
{
    public int Images => images.Count;

    public int Width => images.ImagePixels;

    public void Copy(int image, Span<float> target) => images.CopyImage(image, target);
}
