using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Sees nothing but pixel u with unit u, u + 1 times; 120 units, one layer, and features that are the same.</summary>
internal sealed class WideEncoder : IHasEncoder, IHasLayers, IHasFeatures
{
    public WideEncoder()
    {
        for (int unit = 0; unit < Encoder.Rows; unit++)
        {
            Encoder.Row(unit)[unit] = unit + 1;
        }
    }

    public Matrix Encoder { get; } = new(120, MnistImages.Pixels);

    public Matrix Features => Encoder;

    public IReadOnlyList<Matrix> Layers => [Encoder];
}
