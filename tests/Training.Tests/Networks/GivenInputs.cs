using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>Inputs as they are written down.</summary>
internal sealed class GivenInputs(params float[][] inputs) : ITrainingInputs
{
    public int Images => inputs.Length;

    public int Width => inputs[0].Length;

    public void Copy(int image, Span<float> target) => inputs[image].CopyTo(target);
}
