using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>An autoencoder of images, or of codes whose images it makes again through all learners below.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal class NetworkAutoencoder(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : NetworkMember(backend, learner, weights, member), IReconstructs, IEncodes
{
    /// <inheritdoc/>
    public int Latents => Learner.Latents();

    /// <inheritdoc/>
    public int Listed => Learner.Autoencoder()!.Network.Code.IsKLargest ? KLargestKept.Of(Learner, isFeature: false) : Latents;

    /// <inheritdoc/>
    public Matrix Reconstruct(ImageBatch images) => ForwardAndBackward(images);

    /// <inheritdoc/>
    public Codes Encode(ImageBatch images)
    {
        Matrix values = Forward(images);
        if (Listed == Latents)
        {
            return Codes.Dense(values);
        }

        Codes codes = new(images.Rows, Latents, Listed);
        for (int image = 0; image < images.Rows; image++)
        {
            int place = image * Listed;
            foreach (int latent in KeptOf(values.Row(image)))
            {
                codes.Features[place] = (ushort)latent;
                codes.Values[place++] = values.Row(image)[latent];
            }
        }

        return codes;
    }

    // As many as are kept: those that are not 0 and, where a kept one happens to be, the first that are.
    private IEnumerable<int> KeptOf(ReadOnlySpan<float> values)
    {
        List<int> kept = [], zeros = [];
        for (int latent = 0; latent < values.Length; latent++)
        {
            (values[latent] == 0 ? zeros : kept).Add(latent);
        }

        return kept.Concat(zeros.Take(Listed - kept.Count)).Order();
    }
}
