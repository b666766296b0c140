namespace ResearchPipeline.Compute.Simd;

/// <summary>What one image adds to the gradient of a weight row: Decoder · its residual, then Encoder · its pixels.</summary>
/// <param name="Decoder">Residual scale · z.</param>
/// <param name="Encoder">∂loss/∂z.</param>
/// <param name="Image">Row of the batch.</param>
internal readonly record struct GradientTerm(float Decoder, float Encoder, int Image);
