using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>A member of an ensemble: a tied k-sparse autoencoder.</summary>
/// <param name="ensemble">The ensemble, which computes for all its members together.</param>
/// <param name="member">Its number.</param>
/// <param name="layer">Its parameters.</param>
/// <param name="k">Active latents of a code.</param>
internal sealed class EnsembleMember(EnsembleModel ensemble, int member, Layer layer, int k) : IReconstructs, IEncodesSparsely, IHasFeatures
{
    /// <inheritdoc/>
    public int Latents => layer.Latents;

    /// <inheritdoc/>
    public int Listed => k;

    /// <inheritdoc/>
    public Matrix Features => layer.Weights;

    /// <inheritdoc/>
    public Matrix Reconstruct(ImageBatch images) => ensemble.ReconstructionsOf(member, images);

    /// <inheritdoc/>
    public Codes Encode(ImageBatch images)
    {
        SparseCodes found = ensemble.CodesOf(member, images);
        Codes codes = new(images.Rows, Latents, k);
        found.Values[..codes.Values.Length].CopyTo(codes.Values);
        for (int i = 0; i < codes.Features.Length; i++)
        {
            codes.Features[i] = (ushort)found.Indices[i];
        }

        return codes;
    }
}
