using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Can only sample: the second pixel is the stream's first number, the others are black.</summary>
internal sealed class SamplingModel : ISamples
{
    public Matrix Sample(IReadOnlyList<PhiloxSequence> streams)
    {
        Matrix samples = new(streams.Count, MnistImages.Pixels);
        for (int sample = 0; sample < streams.Count; sample++)
        {
            samples.Row(sample)[1] = (float)streams[sample].NextDouble();
        }

        return samples;
    }
}
