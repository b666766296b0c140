using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>An autoencoder whose code keeps the largest numbers: of each image, or of a batch.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal class SparseAutoencoder(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : NetworkAutoencoder(backend, learner, weights, member), IEncodesSparsely
{
    /// <inheritdoc/>
    public override int Listed => NetworkModule.isKLargestOfEach(Learner.Autoencoder()!.Network) ? KLargestKept.Of(Learner, isFeature: false) : Latents;

    /// <inheritdoc/>
    public override Codes Encode(ImageBatch images)
    {
        if (Listed == Latents)
        {
            return base.Encode(images);
        }

        Matrix values = Forward(images);
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
