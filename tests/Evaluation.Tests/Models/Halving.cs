using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Can only reconstruct: half of every pixel.</summary>
internal sealed class Halving : IReconstructs
{
    public Matrix Reconstruct(ImageBatch images)
    {
        Matrix halves = new(images.Rows, images.Images.Columns);
        for (int i = 0; i < halves.Values.Length; i++)
        {
            halves.Values[i] = images.Images.Values[i] / 2;
        }

        return halves;
    }
}
