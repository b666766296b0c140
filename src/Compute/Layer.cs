using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute;

/// <summary>One member's parameters. The decoder is the transpose of the encoder.</summary>
/// <param name="Weights">W, latents × inputs: row f is feature f.</param>
/// <param name="EncoderBias">b, 1 × latents; all zero where the model has no bias.</param>
/// <param name="DecoderBias">c, 1 × inputs; all zero where the model has no bias.</param>
public sealed record Layer(Matrix Weights, Matrix EncoderBias, Matrix DecoderBias)
{
    /// <summary>A layer of zeros.</summary>
    public static Layer Zeros(int latents, int inputs) =>
        new(new Matrix(latents, inputs), new Matrix(1, latents), new Matrix(1, inputs));

    /// <summary>H, the number of latents.</summary>
    public int Latents => Weights.Rows;

    /// <summary>D, the number of inputs.</summary>
    public int Inputs => Weights.Columns;

    /// <summary>Makes another layer of the same sizes equal to this one.</summary>
    public void CopyTo(Layer other)
    {
        Weights.Values.CopyTo(other.Weights.Values);
        EncoderBias.Values.CopyTo(other.EncoderBias.Values);
        DecoderBias.Values.CopyTo(other.DecoderBias.Values);
    }
}
