using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What the bench times: a tied k-sparse ensemble without AuxK, averages or fixed norms.</summary>
/// <param name="Members">Members.</param>
/// <param name="Latents">Latents of each.</param>
/// <param name="Pixels">Of an image.</param>
/// <param name="K">Active latents.</param>
/// <param name="Weight">Of the consistency term.</param>
internal readonly record struct PlainShape(int Members, int Latents, int Pixels, int K, double Weight)
{
    /// <summary>Weights to begin with, members × latents × pixels.</summary>
    public Tensor Weights() => randn(Members, Latents, Pixels) / Math.Sqrt(Latents);
}
