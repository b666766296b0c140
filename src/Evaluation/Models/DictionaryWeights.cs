using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>The weights of an autoencoder with one layer on each side, a row for each latent.</summary>
internal sealed class DictionaryWeights
{
    /// <param name="learner">What it is.</param>
    /// <param name="parameter">Its parameters by name.</param>
    public DictionaryWeights(Learner learner, Func<string, Matrix> parameter)
    {
        Encoder = parameter("weight");
        Features = learner.Autoencoder()!.Network.Decoder switch
        {
            Decoder.Untied => Transposed(parameter("decoder-weight")),
            Decoder.TiedScaled => Times(parameter("decoder-scale").Row(0)[0], Encoder),
            _ => Encoder,
        };
    }

    /// <summary>What each latent sees of an image: latents × 784.</summary>
    public Matrix Encoder { get; }

    /// <summary>What each latent adds to an image: latents × 784.</summary>
    public Matrix Features { get; }

    private static Matrix Times(float scale, Matrix matrix)
    {
        Matrix product = new(matrix.Rows, matrix.Columns);
        for (int i = 0; i < matrix.Values.Length; i++)
        {
            product.Values[i] = scale * matrix.Values[i];
        }

        return product;
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
