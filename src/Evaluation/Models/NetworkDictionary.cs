using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>An autoencoder of images with one layer on each side: what a latent adds to an image can be looked at.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal sealed class NetworkDictionary(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : NetworkAutoencoder(backend, learner, weights, member), IHasFeatures
{
    private Matrix? _features;

    /// <inheritdoc/>
    public Matrix Features => _features ??= Learner.Autoencoder()!.Network.Decoder switch
    {
        Decoder.Untied => Transposed(Parameter("decoder-weight")),
        Decoder.TiedScaled => Times(Parameter("decoder-scale").Row(0)[0], Parameter("weight")),
        _ => Parameter("weight"),
    };

    private static Matrix Times(float scale, Matrix matrix)
    {
        foreach (ref float value in matrix.Values)
        {
            value *= scale;
        }

        return matrix;
    }

    private static Matrix Transposed(Matrix matrix)
    {
        Matrix transposed = new(matrix.Columns, matrix.Rows);
        for (int row = 0; row < matrix.Rows; row++)
        {
            for (int column = 0; column < matrix.Columns; column++)
            {
                transposed.Row(column)[row] = matrix.Row(row)[column];
            }
        }

        return transposed;
    }
}
